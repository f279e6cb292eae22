import { useId } from 'react';
import type { FormField } from '../../core/document/form.ts';
import { joinPath } from '../../core/document/json-text.ts';
import type { JsonObject } from '../../core/json.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldEditor } from './field-slot.ts';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';
import { LooseJsonField } from './loose-json-field.tsx';

interface Props extends FieldEditorProps<FormField & { type: 'record' }> {
  readonly value: JsonObject;
}

/** Names with values, such as headers or custom attributes. */
export function RecordEditor({ field, path, value, onChange }: Props) {
  const FieldEditor = useFieldEditor();
  const { readOnly, problemAt } = useFormSurroundings();
  const headingId = useId();
  const entries = Object.entries(value);
  const rename = (index: number, name: string): void => {
    if (entries.some(([other], i) => other === name && i !== index)) return;
    onChange(
      Object.fromEntries(entries.map(([key, one], i) => [i === index ? name : key, one])),
      path,
    );
  };
  const free = (): string => {
    let name = 'name';
    for (let n = 2; Object.hasOwn(value, name); n += 1) name = `name-${n}`;
    return name;
  };
  return (
    <div className={styles.list} role="group" aria-labelledby={headingId}>
      <p id={headingId} className={styles.heading}>
        {field.title}
      </p>
      {field.description !== undefined && <p className={styles.help}>{field.description}</p>}
      {entries.map(([key, one], i) => (
        <div key={i} className={styles.pair}>
          <TextField
            label={`Name ${i + 1}`}
            hideLabel
            mono
            disabled={readOnly}
            value={key}
            onChange={(name) => rename(i, name)}
          />
          {field.value.type === 'json' ? (
            <LooseJsonField
              label={`Value of ${key}`}
              hideLabel
              error={problemAt(joinPath(path, key))}
              disabled={readOnly}
              value={one}
              onChange={(next) => onChange({ ...value, [key]: next }, joinPath(path, key))}
            />
          ) : (
            <FieldEditor
              field={{ ...field.value, title: `Value of ${key}` }}
              path={joinPath(path, key)}
              value={one}
              hideLabel
              onChange={(next, changed) => onChange({ ...value, [key]: next ?? '' }, changed)}
            />
          )}
          {!readOnly && (
            <IconButton
              icon="trash-2"
              size="s"
              label={`Remove ${key}`}
              onClick={() => onChange(Object.fromEntries(entries.toSpliced(i, 1)), path)}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          size="s"
          icon="plus"
          onClick={() => onChange({ ...value, [free()]: field.value.initial ?? '' }, path)}
        >
          Add to {field.title.toLowerCase()}
        </Button>
      )}
    </div>
  );
}
