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
  const count = list.length === 1 ? one : `${list.length} ${many}`;
  return (
    <p className={styles.whose}>
      <span>
        {from === 'stored' && scenario !== null && (
          <>
            The scenario <strong>{scenario}</strong> brings no {many} of its own.{' '}
          </>
        )}
        {list.length === 0 ? `A run begins without ${many}` : `A run uses the ${count}`}
        {from === 'scenario' ? (
          <>
            {list.length === 0 ? ', as the scenario ' : ' of the scenario '}
            <strong>{scenario}</strong>
            {list.length === 0 && ' says'}.
          </>
        ) : (
          `${list.length === 0 ? ': none are' : ''} stored on this machine.`
        )}
      </span>
      {scenario !== null && !readOnly && (
        <Button size="s" variant="ghost" onClick={() => setOwn(from === 'stored')}>
          {from === 'stored' ? 'Give the scenario its own' : `Use the stored ${many} instead`}
        </Button>
      )}
    </p>
  );
}
