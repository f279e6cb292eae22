import { DEFAULT_SESSION_LIFETIME } from '../../core/tokens/lifetimes.ts';
import type { Json } from '../../core/json.ts';
import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem, Surroundings } from '../../core/kind/definition.ts';
import { RESERVED_CLAIMS } from '../../core/tokens/claims.ts';
import { MAX_CLAIMS } from '../../core/tokens/max-claims.ts';
import { problemsOfRows } from '../../core/values/row-problems.ts';
import type { ValueRow } from '../../core/values/row-schema.ts';
import { parseTemplate } from '../../core/values/template.ts';
import { customClaims } from './definition.ts';
import type { CustomClaimsConfig } from './config.ts';
import { jsonClaims } from './json-claims.ts';
import { pastLimit } from './limits.ts';

export const checker = defineChecker(customClaims, problemsOfClaims);

type Place = readonly (string | number)[];

/** Claims without a name, with a reserved one, or past what Descope takes; a refresh token that ends too early. */
function problemsOfClaims(
  config: CustomClaimsConfig,
  { flow }: Surroundings,
): readonly ConfigProblem[] {
  return [
    ...(config.mode === 'advanced' ? checkJson(config.json ?? '') : checkRows(config.claims)),
    ...checkLifetime(config.refreshLifetimeSeconds, flow.settings?.session?.lifetimeSeconds),
  ];
}

function checkRows(claims: CustomClaimsConfig['claims']): readonly ConfigProblem[] {
  return [
    ...checkNumber(new Set(claims.map(({ key }) => key.trim())).size, ['claims']),
    ...problemsOfRows(claims, { field: 'claims', noun: 'claim', blankKey: 'warning' }),
    ...claims.flatMap((row, i) =>
      checkClaim(row.key.trim(), surelyThere(row), ['claims', i, 'key'], ['claims', i, 'value']),
    ),
  ];
}

function checkJson(json: string): readonly ConfigProblem[] {
  const at = ['json'];
  const claims = jsonClaims(json);
  if (claims === null) {
    const message =
      'the claims are no JSON object even with their dynamic values filled in, so none is written: mend the JSON.';
    return [{ code: 'claims-not-json', severity: 'error', at, message }];
  }
  const all = Object.entries(claims);
  return [
    ...checkNumber(all.length, at),
    ...all.flatMap(([key, value]) => checkClaim(key, value, at, at)),
  ];
}

function checkNumber(number: number, at: Place): readonly ConfigProblem[] {
  if (number <= MAX_CLAIMS) return [];
  const message = `${number} claims are set, but a token takes ${MAX_CLAIMS} at most.`;
  return [{ code: 'too-many-claims', severity: 'warning', at, message }];
}

function checkClaim(
  key: string,
  value: Json,
  keyPlace: Place,
  valuePlace: Place,
): readonly ConfigProblem[] {
  if (RESERVED_CLAIMS.has(key)) {
    const message = `"${key}" is a reserved claim: writing it can make the token unusable. Use another name.`;
    return [{ code: 'reserved-claim', severity: 'warning', at: keyPlace, message }];
  }
  const past = pastLimit(key, value);
  if (past === null) return [];
  const at = past.startsWith('The name') ? keyPlace : valuePlace;
  const message = `${past.charAt(0).toLowerCase()}${past.slice(1)}.`;
  return [{ code: 'claim-too-long', severity: 'warning', at, message }];
}

/** Only the text that is surely there counts, not what dynamic values add. */
function surelyThere(row: ValueRow): Json {
  return row.type === 'string'
    ? parseTemplate(row.value)
        .parts.filter((part) => typeof part === 'string')
        .join('')
    : '';
}

/** Seconds. */
function checkLifetime(
  refresh: number | undefined,
  session: number = DEFAULT_SESSION_LIFETIME,
): readonly ConfigProblem[] {
  if (refresh === undefined || refresh >= session) return [];
  const message = `the refresh token lives ${refresh} s, shorter than the session token (${session} s), which it then never renews: lengthen it.`;
  const at = ['refreshLifetimeSeconds'];
  return [{ code: 'session-outlives-refresh', severity: 'warning', at, message }];
}
