import type { ReactNode } from 'react';
import { isJsonArray, isJsonObject } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { AnyOfEditor } from './any-of-editor.tsx';
import { ConnectorField } from './connector-field.tsx';
import { DynamicField } from './dynamic-field.tsx';
import { ErrorHandlingEditor } from './error-handling-editor.tsx';
import { FlowField } from './flow-field.tsx';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';
import { JsonField } from './json-field.tsx';
import { JsonValueField } from './json-value-field.tsx';
import { ListEditor } from './list-editor.tsx';
import { OneOfEditor } from './one-of-editor.tsx';
import { RecordEditor } from './record-editor.tsx';
import { ScriptField } from './script-field.tsx';
import type { FieldEditorProps } from './field-slot.ts';
import { Fields } from './fields.tsx';
import { TypedEditor } from './typed-editor.tsx';
import { VaultField } from './vault-field.tsx';

/** Not shown, and no password of the browser’s own put in. */
const SECRET = { type: 'password', autoComplete: 'new-password' } as const;

/** The editor of one field: its control says which, else its type. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, path, value, onChange, hideLabel = false } = props;
  const { readOnly, problemAt } = useFormSurroundings();
  const error = problemAt(path);
  const common = {
    label: field.title,
    hideLabel,
    help: field.description,
    error,
    disabled: readOnly,
  };
  const text = typeof value === 'string' ? value : '';
  const set = (next: Json | undefined): void => onChange(next, path);
  if (field.control === 'error-handling' && field.type === 'group') {
    return <ErrorHandlingEditor {...props} field={field} />;
  }
  if (field.control === 'vault') {
    return <VaultField {...common} placeholder={field.placeholder} value={text} onChange={set} />;
  }
  if (field.control === 'connector')
    return <ConnectorField {...common} value={text} onChange={set} />;
  if (field.control === 'flow') return <FlowField {...common} value={text} />;
  if (field.control === 'path' || field.control === 'text') {
    return (
      <DynamicField
        {...common}
        mode={field.control}
        placeholder={field.placeholder}
        value={text}
        onChange={set}
      />
    );
  }
  if (field.control === 'script') return <ScriptField {...common} value={text} onChange={set} />;
  if (field.control === 'json' || field.control === 'json-template') {
    const { optional } = field;
    return (
      <JsonValueField
        {...common}
        completes={field.control === 'json-template'}
        path={path}
        optional={optional}
        value={value}
        onChange={set}
      />
    );
  }
  if (field.control === 'json-text')
    return <JsonField {...common} value={text} onChange={set} dynamic />;
  switch (field.type) {
    case 'text':
      if (field.control === 'lines') {
        return (
          <TextArea
            {...common}
            placeholder={field.placeholder}
            rows={2}
            value={text}
            onChange={set}
          />
        );
      }
      return (
        <TextField
          {...common}
          {...(field.control === 'secret' && SECRET)}
          placeholder={field.placeholder}
          value={text}
          onChange={set}
        />
      );
    case 'number':
      if (field.control === 'time') {
        return (
          <TimeField
            {...common}
            // It tells of the number in the document, which nobody sees here.
            help={undefined}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => set(next ?? undefined)}
          />
        );
      }
      return (
        <NumberField
          {...common}
          placeholder={field.placeholder}
          value={typeof value === 'number' ? value : null}
          min={field.min ?? undefined}
          max={field.max ?? undefined}
          step={field.integer ? 1 : 'any'}
          onChange={(next) => set(next ?? (field.optional ? undefined : field.initial))}
        />
      );
    case 'boolean':
      return (
        <Checkbox
          label={field.title}
          help={field.description}
          disabled={readOnly}
          checked={value === true}
          onChange={(on) => set(on || !field.optional ? on : undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          options={[
            ...(field.optional ? [{ value: '', label: field.placeholder ?? '(default)' }] : []),
            ...field.options.map((option) => ({
              value: String(option.value),
              label: option.label,
            })),
          ]}
          onChange={(next) =>
            set(field.options.find((option) => String(option.value) === next)?.value)
          }
        />
      );
    case 'group':
      return (
        <Group title={hideLabel ? '' : field.title}>
          <Fields
            fields={field.fields}
            path={path}
            value={isJsonObject(value) ? value : {}}
            onChange={onChange}
          />
        </Group>
      );
    case 'list':
      return <ListEditor {...props} field={field} value={isJsonArray(value) ? value : []} />;
    case 'record':
      return <RecordEditor {...props} field={field} value={isJsonObject(value) ? value : {}} />;
    case 'one-of':
      return <OneOfEditor {...props} field={field} />;
    case 'any-of':
      return field.control === 'typed' ? (
        <TypedEditor {...props} field={field} />
      ) : (
        <AnyOfEditor {...props} field={field} />
      );
    case 'json':
      return (
        <JsonValueField
          {...common}
          path={path}
          optional={field.optional}
          value={value}
          onChange={set}
        />
      );
    case 'constant':
      return null;
  }
}

/** A frame around fields that belong together; none where the place already says what they are. */
function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  if (title === '') return children;
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
