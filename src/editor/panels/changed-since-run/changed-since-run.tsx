import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { whyNoRun } from '../../actions/run-actions.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { useChangedSinceRun } from '../../use-changed-since-run.ts';
import styles from './changed-since-run.module.css';

/** Above what a run came to: that the flow is another by now. The run stays, since people edit while they look at it. */
export function ChangedSinceRun({ className }: { readonly className?: string | undefined }) {
  const hasChanged = useChangedSinceRun();
  const whyNot = useEditor(whyNoRun);
  const store = useEditorStore();
  if (!hasChanged) return null;
  return (
    <div className={classNames(styles.changed, className)}>
      <Icon name="triangle-alert" size={14} />
      <span>The flow has changed since this run.</span>
      <Button
        size="s"
        variant="ghost"
        icon="play"
        disabled={whyNot !== undefined}
        title={whyNot}
        onClick={() => void store.getState().startRun()}
      >
        Run again
      </Button>
    </div>
  );
}
