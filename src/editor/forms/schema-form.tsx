import { FieldEditor } from './field-editor.tsx';
import { FieldSlot } from './field-slot.ts';
import { Fields } from './fields.tsx';
import type { FieldsProps } from './fields.tsx';

/** A form generated from a schema's description. What its fields know of their surroundings comes from FormContext. */
export function SchemaForm(props: FieldsProps) {
  return (
    <FieldSlot value={FieldEditor}>
      <Fields {...props} />
    </FieldSlot>
  );
}
