import { lazy, Suspense } from 'react';
import { Field } from '../../ui/field.tsx';
import { useFormSurroundings } from './form-context.ts';
import styles from './forms.module.css';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

interface Props {
  readonly label: string;
  readonly hideLabel: boolean;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: string;
  onChange(value: string): void;
  /** JSON text that may hold `{{…}}` dynamic values. */
  readonly dynamic?: boolean;
}

/** JSON in a real code editor, which is loaded when the first one is shown. */
export function JsonField({ value, onChange, disabled, dynamic = false, ...field }: Props) {
  const { suggestions } = useFormSurroundings();
  return (
    <Field {...field}>
      {(control) => (
        <Suspense fallback={<pre className={styles.code}>{value}</pre>}>
          <CodeEditor
            label={field.label}
            describedBy={control['aria-describedby']}
            value={value}
            readOnly={disabled}
            suggestions={dynamic ? suggestions : []}
            dynamic={dynamic}
            onChange={onChange}
          />
        </Suspense>
      )}
    </Field>
  );
}
