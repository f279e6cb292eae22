import { own, isJsonObject } from '../../core/json.ts';
import type { FormField } from '../../core/document/form.ts';
import { Select } from '../../ui/select.tsx';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';
import { Fields } from './fields.tsx';

/** One of several shapes: choosing another one keeps the fields both have. */
export function OneOfEditor({
  field,
  path,
  value,
  onChange,
}: FieldEditorProps<FormField & { type: 'one-of' }>) {
  const { readOnly } = useFormSurroundings();
  const object = isJsonObject(value) ? value : {};
  const tag = own(object, field.discriminator);
  const shape = field.alternatives.find((alternative) => alternative.value === tag);
  const change = (next: string): void => {
    const chosen = field.alternatives.find((alternative) => alternative.value === next);
    if (chosen === undefined) return;
    const kept = Object.entries(object).filter(([key, one]) => {
      const initial = own(chosen.initial, key);
      return initial !== undefined && typeof initial === typeof one && key !== field.discriminator;
    });
    onChange({ ...chosen.initial, ...Object.fromEntries(kept) }, path);
  };
  return (
    <div className={styles.form}>
      <Select
        label={field.discriminator === 'type' ? 'Type' : field.discriminator}
        disabled={readOnly}
        value={typeof tag === 'string' ? tag : ''}
        options={field.alternatives.map(({ value: id, title }) => ({ value: id, label: title }))}
        onChange={change}
      />
      {shape !== undefined && (
        <Fields fields={shape.fields} path={path} value={object} onChange={onChange} />
      )}
    </div>
  );
}
