import { useEffect } from 'react';
import { parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { useFormSurroundings } from './form-context.ts';
import { JsonField } from './json-field.tsx';
import { findJsonProblem } from './json-problem.ts';
import { useOwnText } from './use-own-text.ts';

interface Props {
  readonly label: string;
  readonly hideLabel: boolean;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  /** Its texts hold dynamic values. */
  readonly completes?: boolean;
  readonly path: string;
  readonly optional: boolean;
  readonly value: Json | undefined;
  /** Undefined: left out. */
  readonly onChange: (value: Json | undefined) => void;
}

/** A JSON value as text. While it is no JSON the value stays what it was, and the form is told. */
export function JsonValueField({ path, optional, value, onChange, error, ...field }: Props) {
  const { reportUnreadable } = useFormSurroundings();
  const [text, setText] = useOwnText(value, printed);
  const problem = findJsonProblem(text, false)?.message ?? null;
  useEffect(() => {
    reportUnreadable?.(path, problem);
    return () => reportUnreadable?.(path, null);
  }, [reportUnreadable, path, problem]);
  return (
    <JsonField
      {...field}
      error={problem === null ? error : `Not JSON yet: ${problem}`}
      value={text}
      onChange={(next) => {
        const becomes = readAs(next, value, optional);
        setText(next, becomes);
        onChange(becomes);
      }}
    />
  );
}

function printed(value: Json | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** Empty text leaves an optional value out; text that is no JSON leaves the value as it was. */
function readAs(text: string, before: Json | undefined, optional: boolean): Json | undefined {
  if (text.trim() === '') return optional ? undefined : before;
  try {
    return parseJson(text);
  } catch {
    return before;
  }
}
