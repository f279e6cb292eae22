import { own, sameJson } from '../../../core/json.ts';
import type { UnsignedToken } from '../../../core/tokens/session.ts';
import { clipped } from '../../../ui/clipped.ts';
import { useEditor } from '../../store/store.ts';
import styles from './token-panel.module.css';

interface Props {
  readonly token: UnsignedToken;
  readonly use: 'session' | 'refresh';
}

/** What is different from the token of the run before: nothing to see until there were two runs. */
export function TokenComparison({ token, use }: Props) {
  const before = useEditor((state) => state.previousSession?.[use].claims);
  if (before === undefined) return null;
  const names = [...new Set([...Object.keys(before), ...Object.keys(token.claims)])].sort();
  const changed = names.filter((name) => !sameJson(own(before, name), own(token.claims, name)));
  return (
    <details className={styles.comparison}>
      <summary>
        {changed.length === 0
          ? 'Same claims as in the last run'
          : `${changed.length} ${changed.length === 1 ? 'claim differs' : 'claims differ'} from the last run`}
      </summary>
      <ul>
        {changed.map((name) => (
          <li key={name}>
            <code>{name}</code> <del>{clipped(JSON.stringify(own(before, name)) ?? 'absent')}</del>{' '}
            <ins>{clipped(JSON.stringify(own(token.claims, name)) ?? 'absent')}</ins>
          </li>
        ))}
      </ul>
    </details>
  );
}
