import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useEditor } from '../../store/store.ts';
import { ChooseOther } from './choose-other.tsx';
import { CompareView } from './compare-view.tsx';
import styles from './compare.module.css';
import type { OtherFlow } from './other-flow.ts';

/** The open flow beside another one, or beside itself as it was. */
export function CompareDialog({ onClose }: { readonly onClose: () => void }) {
  const flow = useEditor((state) => state.flow);
  const [other, setOther] = useState<OtherFlow | null>(null);
  const [turned, setTurned] = useState(false);
  if (other === null) {
    return (
      <Dialog
        open
        title="Compare with…"
        description="What differs by what it means: not where steps stand, nor their ids."
        onClose={onClose}
      >
        <ChooseOther onChoose={setOther} />
      </Dialog>
    );
  }
  const now = { label: 'now', flow };
  const [before, after] = turned ? [now, other] : [other, now];
  return (
    <Dialog open title="Compare" size="full" onClose={onClose}>
      <div className={styles.compare}>
        <CompareView
          key={turned ? 'turned' : 'straight'}
          before={before}
          after={after}
          actions={
            <>
              <Button size="s" icon="rotate-ccw" onClick={() => setTurned(!turned)}>
                Swap sides
              </Button>
              <Button size="s" icon="arrow-left" onClick={() => setOther(null)}>
                Compare with another
              </Button>
            </>
          }
        />
      </div>
    </Dialog>
  );
}
