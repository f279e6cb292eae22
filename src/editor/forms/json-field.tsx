import { lazy, Suspense } from 'react';
import type { CodeCompletions } from '../../ui/code-editor.tsx';
import { Field } from '../../ui/field.tsx';
import { completionsAt } from './completion.ts';
import type { Suggestion } from './form-context.ts';
import { useFormSurroundings } from './form-context.ts';
import { findJsonProblem } from './json-problem.ts';
import { optionOf } from './suggestion-option.ts';

const CodeEditor = lazy(async () => ({
  default: (await import('../../ui/code-editor.tsx')).CodeEditor,
}));

interface Props {
  readonly label: string;
  readonly hideLabel: boolean;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** JSON text that may hold `{{…}}` dynamic values and jq programs, where a value may stand too. */
  readonly dynamic?: boolean;
  /** JSON whose texts may hold dynamic values. */
  readonly completes?: boolean;
}

/** JSON in a real code editor, which is loaded when the first one is shown. */
export function JsonField({
  value,
  onChange,
  disabled,
  dynamic = false,
  completes = dynamic,
  ...field
}: Props) {
  const { suggestions } = useFormSurroundings();
  return (
    <Field {...field}>
      {() => (
        <div data-wide>
          <Suspense fallback={<pre>{value}</pre>}>
            <CodeEditor
              label={field.label}
              description={field.error ?? field.help}
              value={value}
              readOnly={disabled}
              onChange={onChange}
              complete={(text, at) =>
                completes ? completions(text, at, suggestions, dynamic) : null
              }
              check={(text) => findJsonProblem(text, dynamic)}
            />
          </Suspense>
        </div>
      )}
    </Field>
  );
}

function completions(
  text: string,
  at: number,
  suggestions: readonly Suggestion[],
  withPrograms: boolean,
): CodeCompletions | null {
  const found = completionsAt(text, at, 'text', suggestions).filter(
    ({ suggestion }) => withPrograms || suggestions.includes(suggestion),
  );
  const [first] = found;
  if (first === undefined) return null;
  const options = found.map(({ suggestion, insert }) => ({ ...optionOf(suggestion), insert }));
  return { from: first.from, to: first.to, options };
}
