import { createContext, useContext } from 'react';
import type { ComponentType } from 'react';
import type { FormField } from '../../core/document/form.ts';
import type { Json } from '../../core/json.ts';

export interface FieldEditorProps<F extends FormField = FormField> {
  readonly field: F;
  /** JSON path from the form's root. */
  readonly path: string;
  readonly value: Json | undefined;
  /** The changed value (undefined: leave it out), and the JSON path of what changed inside it. */
  readonly onChange: (value: Json | undefined, path: string) => void;
  /** Keeps the label for screen readers, as in rows of a table. */
  readonly hideLabel?: boolean;
}

/** The editor of any field: fields hold fields, so editors get it from here instead of importing each other. */
export const FieldSlot = createContext<ComponentType<FieldEditorProps> | null>(null);

export function useFieldEditor(): ComponentType<FieldEditorProps> {
  const editor = useContext(FieldSlot);
  if (editor === null) throw new Error('a field stands outside of SchemaForm');
  return editor;
}
