import type { FormField } from '../../core/document/form.ts';
import type { JsonObject } from '../../core/json.ts';
import styles from './form-dialog.module.css';
import { SchemaForm } from './schema-form.tsx';

/** Fields that stand together under a heading. */
export interface FormSection {
  readonly title: string;
  readonly keys: readonly string[];
}

interface Props {
  readonly sections: readonly FormSection[];
  readonly fields: readonly FormField[];
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject, path: string) => void;
}

/** A long form in parts. Fields that no section names stand in the last one, so that none is ever missing. */
export function FormSections({ sections, fields, value, onChange }: Props) {
  const named = new Set(sections.flatMap(({ keys }) => keys));
  const rest = fields.filter(({ key }) => !named.has(key));
  return sections.map(({ title, keys }, i) => {
    const own = keys.flatMap((key) => fields.filter((field) => field.key === key));
    const shown = i === sections.length - 1 ? [...own, ...rest] : own;
    return (
      <section key={title} className={styles.section} aria-label={title}>
        <h3>{title}</h3>
        <div className={styles.columns}>
          <SchemaForm fields={shown} value={value} onChange={onChange} />
        </div>
      </section>
    );
  });
}
