import type { z } from 'zod';
import { describeJson, isJsonObject, own } from '../json.ts';

/** Where a value does not fit its schema, and how: "expected …, found …". */
export interface SchemaIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What is wanted where text is missing. */
export const SOME_TEXT = 'at least one character';

/** The first thing that keeps a value from fitting a schema, in words for people; null where it fits. */
export function firstIssue(schema: z.ZodType, value: unknown): SchemaIssue | null {
  const issue = schema.safeParse(value, { reportInput: true }).error?.issues[0];
  return issue === undefined ? null : innermost(issue, []);
}

/** Everything a parse found, in words for people, in the order it was found. */
export function issuesOf(error: z.ZodError): readonly SchemaIssue[] {
  return error.issues.map((issue) => innermost(issue, []));
}

type Issue = z.core.$ZodIssue;

/** The issue that says most: of a union the branch that got furthest. */
function innermost(issue: Issue, base: SchemaIssue['path']): SchemaIssue {
  const below = issue.path.map((key) => (typeof key === 'symbol' ? '?' : key));
  const path = [...base, ...below];
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.flatMap((branch) =>
      branch[0] === undefined ? [] : [innermost(branch[0], path)],
    );
    const deepest = branches.toSorted((a, b) => b.path.length - a.path.length)[0];
    if (deepest !== undefined && deepest.path.length > path.length) return deepest;
  }
  return { path, message: describeIssue(issue) };
}

/** "expected …, found …" for every kind of issue. */
function describeIssue(issue: Issue): string {
  const found = describeJson(issue.input);
  if (issue.message.startsWith('expected')) return `${issue.message}, found ${found}`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${withArticle(issue.expected)}, found ${found}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, found ${found}`;
    case 'too_small':
      return `expected ${issue.origin === 'string' ? SOME_TEXT : `at least ${issue.minimum}`}, found ${found}`;
    case 'too_big':
      return `expected at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}, found ${found}`;
    case 'invalid_union':
      return `expected ${unionOptions(issue)}, found ${unionFound(issue)}`;
    default:
      return `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}, found ${found}`;
  }
}

function unionOptions(issue: Issue & { code: 'invalid_union' }): string {
  if ('options' in issue && issue.options !== undefined) {
    return issue.options.map((option) => JSON.stringify(option)).join(' or ');
  }
  const options = issue.errors.flatMap((branch) =>
    branch[0]?.code === 'invalid_type' ? [withArticle(branch[0].expected)] : [],
  );
  return options.length === 0 ? 'another value' : [...new Set(options)].join(' or ');
}

/** Of a union told apart by a key the path already leads to that key, the input does not. */
function unionFound({ discriminator, input }: Issue & { code: 'invalid_union' }): string {
  return describeJson(
    discriminator !== undefined && isJsonObject(input) ? own(input, discriminator) : input,
  );
}

/** `a number`, `an array`, and `text` for a string. */
export function withArticle(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    record: 'an object',
    int: 'a whole number',
  };
  return names[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}
