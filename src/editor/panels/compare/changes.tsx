import type { ValueChange } from '../../../analysis/diff/difference.ts';
import { linesOfChange } from '../../../analysis/diff/print-diff.ts';
import { labelInWords, valueInWords } from '../../../analysis/diff/words.ts';
import styles from './compare.module.css';

/** Changes of values: where, what it was, what it is; of long texts the lines that differ. */
export function Changes({ changes }: { readonly changes: readonly ValueChange[] }) {
  return (
    <dl className={styles.changes}>
      {changes.map((change, i) => (
        // Two changes can stand at one path: an item that went, and what is there now.
        <div key={i}>
          <dt>{labelInWords(change)}</dt>
          <dd>
            <Change change={change} />
          </dd>
          {change.path !== '' && (
            <dd>
              <code>{change.path}</code>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Change({ change }: { readonly change: ValueChange }) {
  const { before, after, beforeText, afterText, type } = change;
  const [, ...lines] = linesOfChange(change);
  if (lines.length > 0) {
    return (
      <pre className={styles.lines}>
        {lines.map(({ tone, text }, i) => (
          <span key={i} data-line={tone}>
            {text.slice(6)}
            {'\n'}
          </span>
        ))}
      </pre>
    );
  }
  // A text that is an item stands in the label already.
  if (change.item && typeof (after ?? before) === 'string') {
    return type === 'added' ? <ins>added</ins> : <del>removed</del>;
  }
  const was = valueInWords(before, beforeText);
  const is = valueInWords(after, afterText);
  if (type === 'moved') return <>another order: {is}</>;
  return (
    <>
      {type !== 'added' && <del>{was}</del>} {type === 'changed' && '→'}{' '}
      {type === 'removed' ? !change.item && ' is not set any more' : <ins>{is}</ins>}
    </>
  );
}
