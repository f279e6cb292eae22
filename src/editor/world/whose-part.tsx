import { Button } from '../../ui/button.tsx';
import { useEditor } from '../store/store.ts';
import type { EditablePart } from './use-world-part.ts';
import type { WorldPart } from './world-part.ts';
import styles from './world.module.css';

const WORDS = {
  users: { one: 'user', many: 'users' },
  mocks: { one: 'HTTP mock', many: 'HTTP mocks' },
} as const satisfies Record<WorldPart, unknown>;

interface Props<P extends WorldPart> {
  readonly part: P;
  readonly value: EditablePart<P>;
}

/** Says plainly whose users or mocks the next run uses, with the way to the other choice. */
export function WhosePart<P extends WorldPart>({ part, value }: Props<P>) {
  const { from, scenario, list, setOwn } = value;
  const readOnly = useEditor((state) => state.readOnly);
  const { one, many } = WORDS[part];
  const count = `${list.length} ${list.length === 1 ? one : many}`;
  return (
    <p className={styles.whose}>
      {from === 'scenario' ? (
        <span>
          A run uses the {count} of the scenario <strong>{scenario}</strong>.
        </span>
      ) : scenario === null ? (
        <span>
          A run uses the <strong>{count} stored</strong> on this machine.
        </span>
      ) : (
        <span>
          The scenario <strong>{scenario}</strong> brings no {many} of its own: a run uses the{' '}
          <strong>{count} stored</strong> on this machine.
        </span>
      )}
      {scenario !== null && !readOnly && (
        <Button size="s" variant="ghost" onClick={() => setOwn(from === 'stored')}>
          {from === 'stored' ? 'Give the scenario its own' : `Use the stored ${many} instead`}
        </Button>
      )}
    </p>
  );
}
