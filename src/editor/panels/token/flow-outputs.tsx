import type { JsonObject } from '../../../core/json.ts';
import { LongText } from '../../../ui/long-text.tsx';
import styles from './token-panel.module.css';

/** What the app gets from the flow besides the tokens; nothing where the End gives nothing. */
export function FlowOutputs({ outputs }: { readonly outputs: JsonObject | undefined }) {
  const entries = Object.entries(outputs ?? {});
  if (entries.length === 0) return null;
  return (
    <section aria-label="Flow outputs">
      <h3 className={styles.heading}>Flow outputs</h3>
      <dl className={styles.header}>
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              <LongText>{typeof value === 'string' ? value : JSON.stringify(value)}</LongText>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
