import { isJsonArray } from '../../core/json.ts';
import type { FormField } from '../../core/document/form.ts';
import type { Json } from '../../core/json.ts';
import { DynamicField } from './dynamic-field.tsx';
import type { FieldEditorProps } from './field-slot.ts';
import { useFormSurroundings } from './form-context.ts';

/**
 * Several plain types without a tag, such as a rule's value: written as text. A list is written with commas; text that
 * was a number or a truth value stays one as long as it reads like one.
 */
export function AnyOfEditor({
  field,
  path,
  value,
  onChange,
  hideLabel = false,
}: FieldEditorProps<FormField & { type: 'any-of' }>) {
  const { readOnly, problemAt } = useFormSurroundings();
  return (
    <DynamicField
      mode="text"
      label={field.title}
      hideLabel={hideLabel}
      help={field.description}
      error={problemAt(path)}
      disabled={readOnly}
      value={printed(value)}
      onChange={(text) => onChange(readAs(text, value), path)}
    />
  );
}

function printed(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (isJsonArray(value)) return value.map((item) => printed(item)).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readAs(text: string, before: Json | undefined): Json {
  if (typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (isJsonArray(before)) return text.split(',').map((item) => item.trim());
  return text;
}
