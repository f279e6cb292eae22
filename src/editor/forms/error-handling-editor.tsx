import { useId } from 'react';
import type { FormField } from '../../core/document/form.ts';
import { joinPath } from '../../core/document/json-text.ts';
import { handlingOf, HANDLINGS } from '../../core/kind/error-handling.ts';
import type { Handling } from '../../core/kind/error-handling.ts';
import { isJsonObject, own } from '../../core/json.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';

const LABELS: Readonly<Record<Handling, string>> = {
  automatic: 'Automatic: back to the last screen',
  custom: 'Custom: a port of its own',
  'custom-with-message': 'Custom: a port, and a message for the next screen',
  ignore: 'Ignore: out by success',
};

/** Each named error of a step with its handling; automatic ones can say something else on the screen. */
export function ErrorHandlingEditor({
  field,
  path,
  value,
  onChange,
}: FieldEditorProps<FormField & { type: 'group' }>) {
  const { readOnly } = useFormSurroundings();
  const headingId = useId();
  const all = isJsonObject(value) ? value : {};
  return (
    <div className={styles.list} role="group" aria-labelledby={headingId}>
      <p id={headingId} className={styles.heading}>
        {field.title}
      </p>
      {field.fields.map(({ key, title }) => {
        const { handling, message } = handlingOf({ errorHandling: all }, key);
        const settings = own(all, key);
        const kept = isJsonObject(settings) ? settings : {};
        return (
          <div key={key} className={styles.form}>
            <Select
              label={title}
              help={<code>{key}</code>}
              disabled={readOnly}
              value={handling}
              options={HANDLINGS.map((id) => ({ value: id, label: LABELS[id] }))}
              onChange={(next) =>
                onChange({ ...all, [key]: { ...kept, handling: next } }, joinPath(path, key))
              }
            />
            {handling === 'automatic' && (
              <TextField
                label={`Message for ${title}`}
                hideLabel
                placeholder="Message on the screen (the error’s own text)"
                disabled={readOnly}
                value={message ?? ''}
                onChange={(text) =>
                  onChange(
                    { ...all, [key]: { ...kept, handling, message: text } },
                    joinPath(path, key),
                  )
                }
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
