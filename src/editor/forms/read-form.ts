import { SOME_TEXT } from '../../core/document/first-issue.ts';
import { joinPath } from '../../core/document/json-text.ts';
import { readValue } from '../../core/document/read-value.ts';

/** What a field says that may not stay empty. */
export const FILL_IN = 'Fill this in.';

/** Something that keeps a form from being saved; `path` leads to the field from the form's root. */
export interface FormIssue {
  readonly path: string;
  readonly message: string;
}

/** What a form holds, or what has to be mended first. */
export type FormReading<Value> =
  | { readonly type: 'read'; readonly value: Value }
  | { readonly type: 'unreadable'; readonly issues: readonly FormIssue[] };

/**
 * Reads a form by its schema, then by what only the caller can know, such as a name that is taken.
 *
 * @param check asked once the schema is content
 */
export function readForm<Value>(
  schema: Parameters<typeof readValue<Value>>[0],
  draft: unknown,
  check: (value: Value) => readonly FormIssue[] = () => [],
): FormReading<Value> {
  const reading = readValue(schema, draft);
  if (reading.type === 'unreadable') {
    const issues = reading.issues.map(({ path, message }) => ({
      path: path.reduce<string>(joinPath, ''),
      // Who fills in a form sees what is in the field.
      message: message.startsWith(`expected ${SOME_TEXT}`) ? FILL_IN : message,
    }));
    return { type: 'unreadable', issues };
  }
  const issues = check(reading.value);
  return issues.length === 0 ? reading : { type: 'unreadable', issues };
}
