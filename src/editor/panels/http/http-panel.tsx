import { useMemo, useState } from 'react';
import type { Mock } from '../../../core/mocks/mock.ts';
import { kinds } from '../../../steps/kinds.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { useWorldPart } from '../../world/use-world-part.ts';
import { WhosePart } from '../../world/whose-part.tsx';
import { EditableMocks } from './editable-mocks.tsx';
import { HttpModeNote } from './http-mode-note.tsx';
import styles from './http-panel.module.css';
import { MockDialog } from './mock-dialog.tsx';
import { mockFor } from './mock-for.ts';
import { nameOfMock } from './mock-words.ts';
import { requestsOf } from './requests-of.ts';
import type { RunExchange } from './requests-of.ts';
import { RunRequests } from './run-requests.tsx';

type View = 'requests' | 'mocks';

/** What a run asked APIs for, and the mocks that answer in their place. */
export function HttpPanel() {
  const run = useEditor((state) => state.run);
  const store = useEditorStore();
  const toast = useToast();
  const base = useWorldPart('mocks');
  const [view, setView] = useState<View>(run === null ? 'mocks' : 'requests');
  const [draft, setDraft] = useState<Mock | null>(null);
  const exchanges = useMemo(
    () => (run === null ? undefined : requestsOf(run.session.moments, run.moment)),
    [run],
  );
  const mockThis = ({ step, request }: RunExchange): void =>
    setDraft(mockFor(store.getState().flow, kinds, step, request));
  const add = (mock: Mock): void => {
    base.edit((mocks) => [...mocks, mock], `Add mock ${nameOfMock(mock)}`);
    toast({
      tone: 'ok',
      text: `The next run gets an answer to ${nameOfMock(mock)}.`,
      action: { label: 'Run', onSelect: () => void store.getState().startRun() },
    });
  };
  const switcher = (
    <Segmented<View>
      label="Show"
      options={[
        { value: 'requests', label: 'Requests' },
        { value: 'mocks', label: 'Mocks' },
      ]}
      value={view}
      onChange={setView}
    />
  );
  return (
    <div className={styles.panel}>
      {view === 'requests' ? (
        <>
          <div className={styles.bar}>
            {switcher}
            <HttpModeNote />
          </div>
          <RunRequests exchanges={exchanges} onMock={mockThis} />
        </>
      ) : (
        <EditableMocks
          mocks={base.list}
          readOnly={base.readOnly}
          onEdit={base.edit}
          heading={
            <>
              {switcher}
              <WhosePart part="mocks" value={base} />
            </>
          }
        />
      )}
      {draft !== null && (
        <MockDialog
          mock={draft}
          isNew
          readOnly={base.readOnly}
          onSave={add}
          onClose={() => setDraft(null)}
        />
      )}
    </div>
  );
}
