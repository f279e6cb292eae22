import { useId, useState } from 'react';
import type { FormField } from '../../core/document/form.ts';
import { joinPath } from '../../core/document/json-text.ts';
import { handlingOf, HANDLINGS } from '../../core/kind/error-handling.ts';
import type { Handling } from '../../core/kind/error-handling.ts';
import { isJsonObject, own } from '../../core/json.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { DynamicField } from './dynamic-field.tsx';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';

const LABELS: Readonly<Record<Handling, string>> = {
  automatic: 'Automatic: back to the last screen',
  custom: 'Custom: a port of its own',
  'custom-with-message': 'Custom: a port and a message',
  ignore: 'Ignore: out by success',
};

/** What the screen says by itself; undefined: no screen is shown by the handling. */
const SAYS: Readonly<Partial<Record<Handling, string>>> = {
  automatic: 'Message on the screen',
  'custom-with-message': 'Message on the next screen',
};

/** Each named error of a step with its handling, and what the screen says where that is not the error's own text. */
export function ErrorHandlingEditor({
  field,
  path,
  value,
  onChange,
}: FieldEditorProps<FormField & { type: 'group' }>) {
  const { readOnly, problemAt } = useFormSurroundings();
  const headingId = useId();
  const [opened, setOpened] = useState<string | null>(null);
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
        const says = SAYS[handling];
        // Nearly every error is automatic and says what it says: only who wants it gets a field for each.
        const hasField =
          handling === 'custom-with-message' || message !== undefined || opened === key;
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
            {says !== undefined && !hasField && !readOnly && (
              <Button
                size="s"
                variant="ghost"
                icon="pencil"
                aria-label={`Other message for ${title}`}
                onClick={() => setOpened(key)}
              >
                Other message
              </Button>
            )}
            {says !== undefined && hasField && (
              <DynamicField
                mode="text"
                label={`Message for ${title}`}
                hideLabel
                help={undefined}
                error={problemAt(joinPath(joinPath(path, key), 'message'))}
                placeholder={says}
                // It has just replaced the button that was pressed: the focus goes on to it.
                takesFocus={opened === key}
                // Emptied, it stays as long as somebody types there.
                onFocus={() => setOpened(key)}
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
