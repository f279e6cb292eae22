import { lazy, Suspense } from 'react';
import { Field } from '../../ui/field.tsx';

const ScriptEditor = lazy(async () => ({
  default: (await import('../../ui/script-editor.tsx')).ScriptEditor,
}));

interface Props {
  readonly label: string;
  readonly hideLabel: boolean;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** JavaScript in a real code editor, which is loaded when the first one is shown. */
export function ScriptField({ value, onChange, disabled, ...field }: Props) {
  return (
    <Field {...field}>
      {() => (
        <div data-wide>
          <Suspense fallback={<pre>{value}</pre>}>
            <ScriptEditor
              label={field.label}
              description={field.error ?? field.help}
              value={value}
              readOnly={disabled}
              onChange={onChange}
            />
          </Suspense>
        </div>
      )}
    </Field>
  );
}
