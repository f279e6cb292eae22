import { describeJson, isJsonObject, own, sameJson } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Expect } from './schema.ts';

/** What expectations are compared with: every summary of a run has it. */
export interface RunFacts {
  readonly outcome: 'completed' | 'failed' | 'waiting';
  /** The ids of the steps executed, in order. */
  readonly path: readonly string[];
  readonly error?: {
    readonly type: string;
    readonly code?: string;
    readonly message: string;
    readonly step: string | null;
  };
  /** The session token; only its claims are looked at, so it need not be signed. */
  readonly session?: { readonly claims: JsonObject };
  /** Who is signed in at the end. */
  readonly user?: JsonObject;
  /** What the app gets besides tokens. */
  readonly outputs?: JsonObject;
}

/** One expectation that does not hold. */
export interface ExpectationFailure {
  /** The expectation, as a path below `expect`: `outcome`, `claims.plan`, `error.code`. */
  readonly path: string;
  /** "expected …, found …". */
  readonly message: string;
  readonly expected: Json;
  /** Left out where there is nothing. */
  readonly found?: Json;
}

/**
 * What of a scenario's expectations does not hold of a run, in the order outcome, path, claims, user, outputs, error;
 * empty where all of them do. Without expectations the run has to be completed.
 *
 * Claims and flow outputs are compared whole, and null says that there must be no such claim or output. Objects of `user` are
 * compared key by key, as far as they are given; everything else in it, lists included, is compared whole.
 *
 * @example checkExpectations({ outcome: 'completed', claims: { plan: 'pro' } }, summarise(run))
 */
export function checkExpectations(
  expect: Expect | undefined,
  run: RunFacts,
): readonly ExpectationFailure[] {
  if (expect === undefined) return checkOutcome('completed', run);
  return [
    ...checkOutcome(expect.outcome, run),
    ...(expect.path === undefined ? [] : checkPath(expect.path, run.path)),
    ...checkClaims(expect.claims ?? {}, run),
    ...checkUser(expect.user ?? {}, run),
    ...checkOutputs(expect.outputs ?? {}, run),
    ...(expect.error === undefined ? [] : checkError(expect.error, run.error)),
  ];
}

function checkOutcome(
  expected: RunFacts['outcome'],
  { outcome, error }: RunFacts,
): readonly ExpectationFailure[] {
  if (outcome === expected) return [];
  const reason = error === undefined ? '' : `: ${describeError(error)}`;
  const message = `expected the outcome ${expected}, found ${outcome}${reason}`;
  return [{ path: 'outcome', message, expected, found: outcome }];
}

function checkPath(
  expected: readonly string[],
  found: readonly string[],
): readonly ExpectationFailure[] {
  const length = Math.max(expected.length, found.length);
  let at = 0;
  while (at < length && expected[at] === found[at]) at += 1;
  if (at === length) return [];
  const wanted = expected[at] === undefined ? 'the end' : `"${expected[at]}"`;
  const got = found[at] === undefined ? 'the end' : `"${found[at]}"`;
  const message = `expected ${wanted} as step ${at + 1} of the path, found ${got} (${arrows(found)})`;
  return [{ path: 'path', message, expected, found }];
}

function arrows(path: readonly string[]): string {
  return path.length === 0 ? 'no step was taken' : path.join(' → ');
}

function checkClaims(claims: JsonObject, { session }: RunFacts): readonly ExpectationFailure[] {
  return Object.entries(claims).flatMap(([claim, expected]) => {
    const found = session === undefined ? undefined : own(session.claims, claim);
    if (expected === null ? found === undefined : sameJson(expected, found)) return [];
    const wanted =
      expected === null ? `no claim ${claim}` : `the claim ${claim} to be ${show(expected)}`;
    const got = session === undefined ? 'no session token' : show(found);
    return [failure(`claims.${claim}`, wanted, got, expected, found)];
  });
}

function checkUser(fields: JsonObject, { user }: RunFacts): readonly ExpectationFailure[] {
  if (user === undefined) {
    return Object.keys(fields).length === 0
      ? []
      : [failure('user', 'someone to be signed in', 'nobody', fields, undefined)];
  }
  const failures: ExpectationFailure[] = [];
  compare(fields, user, 'user', failures);
  return failures;
}

function checkOutputs(
  outputs: JsonObject,
  { outputs: all = {} }: RunFacts,
): readonly ExpectationFailure[] {
  return Object.entries(outputs).flatMap(([key, expected]) => {
    const found = own(all, key);
    if (expected === null ? found === undefined : sameJson(expected, found)) return [];
    const wanted =
      expected === null
        ? `no flow output ${key}`
        : `the flow output ${key} to be ${show(expected)}`;
    return [failure(`outputs.${key}`, wanted, show(found), expected, found)];
  });
}

/** Fields that are objects are compared key by key. Scenarios are parsed, so nesting is bounded. */
function compare(
  expected: Json,
  found: Json | undefined,
  path: string,
  failures: ExpectationFailure[],
): void {
  if (isJsonObject(expected) && isJsonObject(found)) {
    for (const [key, part] of Object.entries(expected)) {
      compare(part, own(found, key), `${path}.${key}`, failures);
    }
  } else if (!(expected === null && found === undefined) && !sameJson(expected, found)) {
    failures.push(failure(path, `${path} to be ${show(expected)}`, show(found), expected, found));
  }
}

function checkError(
  expect: NonNullable<Expect['error']>,
  found: RunFacts['error'],
): readonly ExpectationFailure[] {
  const expected = typeof expect === 'string' ? { type: expect } : expect;
  if (found === undefined) {
    return [failure('error', `the error ${expected.type}`, 'none', expected.type, undefined)];
  }
  const fields = [
    ['type', expected.type, found.type],
    ['code', expected.code, found.code],
    ['step', expected.step, found.step ?? undefined],
  ] as const;
  return fields.flatMap(([field, wanted, got]) => {
    if (wanted === undefined || wanted === got) return [];
    const shown = `${got === undefined ? 'none' : `"${got}"`} (${describeError(found)})`;
    return [
      failure(`error.${field}`, `the error’s ${field} to be "${wanted}"`, shown, wanted, got),
    ];
  });
}

function failure(
  path: string,
  wanted: string,
  got: string,
  expected: Json,
  found: Json | undefined,
): ExpectationFailure {
  const message = `expected ${wanted}, found ${got}`;
  return { path, message, expected, ...(found !== undefined && { found }) };
}

function describeError({ type, code, message, step }: NonNullable<RunFacts['error']>): string {
  const named = code === undefined ? type : `${type} ${code}`;
  return `${named}${step === null ? '' : ` at "${step}"`}: ${message}`;
}

/** Small objects and lists in full, since "an object" would not say what differs. */
function show(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null) return describeJson(value);
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
