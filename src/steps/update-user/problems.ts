import type { Json } from '../../core/json.ts';
import type { ConfigProblem } from '../../core/kind/definition.ts';
import { completeUser } from '../../core/users/user.ts';
import { problemsOfRows } from '../../core/values/row-problems.ts';
import type { ValueRow } from '../../core/values/row.ts';
import { parseTemplate } from '../../core/values/template.ts';
import { setAttribute } from './attributes.ts';
import type { UpdateUserConfig } from './definition.ts';

const ANYBODY = completeUser({ loginIds: ['anybody'] }, 'anybody');

/** Rows that would make the step fail whoever is signed in: found by setting them on an invented user. */
export function problemsOfAttributes({ attributes }: UpdateUserConfig): readonly ConfigProblem[] {
  const own = attributes.flatMap((row, i): readonly ConfigProblem[] => {
    if (row.key.trim() === '') return [];
    const unknown = setAttribute(ANYBODY, row.key, '');
    const at = ['attributes', i];
    if (typeof unknown === 'string') {
      return [
        { code: 'unknown-attribute', severity: 'error', at: [...at, 'key'], message: unknown },
      ];
    }
    const literal = literalOf(row);
    const wrong = literal === undefined ? ANYBODY : setAttribute(ANYBODY, row.key, literal);
    return typeof wrong === 'string'
      ? [{ code: 'wrong-type', severity: 'error', at: [...at, 'value'], message: wrong }]
      : [];
  });
  const words = { field: 'attributes', noun: 'attribute', blankKey: 'error' } as const;
  return [...problemsOfRows(attributes, words), ...own];
}

/** The value of a row that is the same in every run; undefined where dynamic values decide. */
function literalOf(row: ValueRow): Json | undefined {
  if (row.type === 'context' || row.type === 'time' || row.type === 'object') return undefined;
  const dynamic = row.type === 'string' && parseTemplate(row.value).paths.length > 0;
  return dynamic ? undefined : row.value;
}
