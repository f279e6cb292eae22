import type { ConfigProblem } from '../../core/kind/definition.ts';
import { RESERVED_CLAIMS } from '../../core/tokens/claims.ts';
import { problemsOfRows } from '../../core/values/row-problems.ts';
import type { ValueRow } from '../../core/values/row.ts';
import { parseTemplate } from '../../core/values/template.ts';
import type { CustomClaimsConfig } from './definition.ts';

/** Limits of Custom Claims: characters of a key and of a value, claims of a token. Source: facts/descope.md §6.1. */
const MAX_KEY = 60;
const MAX_VALUE = 500;
const MAX_CLAIMS = 100;

/** Claims without a name, with a reserved one, or past what Descope takes. */
export function problemsOfClaims({ claims }: CustomClaimsConfig): readonly ConfigProblem[] {
  const own = claims.flatMap((row, i) => [...checkKey(row.key.trim(), i), ...checkLength(row, i)]);
  return [
    ...checkNumber(claims.length),
    ...problemsOfRows(claims, { field: 'claims', noun: 'claim', blankKey: 'warning' }),
    ...own,
  ];
}

function checkNumber(number: number): readonly ConfigProblem[] {
  if (number <= MAX_CLAIMS) return [];
  const message = `${number} claims are set, but a token takes ${MAX_CLAIMS} at most.`;
  return [{ code: 'too-many-claims', severity: 'warning', at: ['claims'], message }];
}

function checkKey(key: string, i: number): readonly ConfigProblem[] {
  const at = ['claims', i, 'key'];
  if (RESERVED_CLAIMS.has(key)) {
    const message = `"${key}" is a reserved claim: writing it can make the token unusable. Use another name.`;
    return [{ code: 'reserved-claim', severity: 'warning', at, message }];
  }
  if (key.length <= MAX_KEY) return [];
  const message = `the name of claim ${i + 1} has ${key.length} characters; ${MAX_KEY} is the limit.`;
  return [{ code: 'claim-too-long', severity: 'warning', at, message }];
}

/** Only the text that is surely there counts, not what dynamic values add. */
function checkLength(row: ValueRow, i: number): readonly ConfigProblem[] {
  if (row.type !== 'string') return [];
  const length = parseTemplate(row.value).parts.reduce(
    (sum, part) => sum + (typeof part === 'string' ? part.length : 0),
    0,
  );
  if (length <= MAX_VALUE) return [];
  const message = `the value of the claim "${row.key}" has ${length} characters; ${MAX_VALUE} is the limit.`;
  return [{ code: 'claim-too-long', severity: 'warning', at: ['claims', i, 'value'], message }];
}
