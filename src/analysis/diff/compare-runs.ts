import { describeForm } from '../../core/document/form.ts';
import { isJsonArray, isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { userSchema } from '../../core/users/user.ts';
import { compareMembers, compareValues } from './compare-values.ts';
import type { ValueChange } from './difference.ts';
import type { FlowMatches } from './match-flows.ts';
import { comparePaths } from './compare-paths.ts';
import type { PlannedRun } from './plan-runs.ts';
import { counted } from './words.ts';
import { CHANGE, comparedFacts } from './run-facts.ts';
import type { RunFacts } from './run-facts.ts';
import { nameIn } from './side.ts';

export type { RunFacts } from './run-facts.ts';

/** What a flow came to with a scenario: a run, or why there was none. */
export type RanOrNot = RunFacts | { readonly unreadable: string };

/** What a run can differ in, in the order it is told. */
export const ASPECTS = [
  'outcome',
  'error',
  'path',
  'claims',
  'refresh claims',
  'outputs',
  'users',
  'messages',
  'requests',
] as const;

/** One thing that came out otherwise. Paths are in the summary of the run (`run --json`). */
export interface RunChange extends ValueChange {
  readonly aspect: (typeof ASPECTS)[number];
}

/** How two flows behaved with one scenario; no changes: the same. */
export interface RunComparison {
  readonly name: string;
  readonly from: PlannedRun['from'];
  readonly generated: boolean;
  readonly before: 'completed' | 'failed' | 'waiting' | 'unreadable';
  readonly after: 'completed' | 'failed' | 'waiting' | 'unreadable';
  readonly changes: readonly RunChange[];
}

/**
 * What differs between what two flows came to with one scenario. Steps that are the same count as the same whatever
 * their ids. What a run makes up (ids of new users, codes, the moments of things) is no difference; how long tokens
 * live is.
 */
export function compareRuns(
  { name, from, generated }: Pick<PlannedRun, 'name' | 'from' | 'generated'>,
  before: RanOrNot,
  after: RanOrNot,
  matches: FlowMatches,
): RunComparison {
  const base = { name, from, generated, before: outcomeOf(before), after: outcomeOf(after) };
  if ('unreadable' in before || 'unreadable' in after) {
    const place = { label: ['Scenario'], pathBefore: '', pathAfter: '' };
    const said = (one: RanOrNot): Json => ('unreadable' in one ? one.unreadable : 'ran');
    const changes = compareValues(said(before), said(after), undefined, place);
    return { ...base, changes: changes.map((one) => ({ ...one, aspect: 'outcome' })) };
  }
  const [a, b] = [
    comparedFacts(before, (id) => {
      const kept = matches.steps.toAfter.get(id);
      return kept === undefined ? nameIn(matches.before, id) : nameIn(matches.after, kept);
    }),
    comparedFacts(after, (id) => nameIn(matches.after, id)),
  ];
  const changes = ASPECTS.flatMap((aspect) =>
    aspect === 'path'
      ? comparePaths(before.path, after.path, matches)
      : compareAspect(aspect, a[aspect], b[aspect]),
  );
  return { ...base, changes: changes.filter((one) => !isTold(one, changes)) };
}

/** The refresh token has the session token's own claims: what differs in both is told once. */
function isTold(one: RunChange, all: readonly RunChange[]): boolean {
  if (one.aspect !== 'refresh claims') return false;
  const key = ({ label, before, after }: RunChange): string =>
    JSON.stringify([label, before, after]);
  return all.some((other) => other.aspect === 'claims' && key(other) === key(one));
}

function compareAspect(
  aspect: Exclude<RunChange['aspect'], 'path'>,
  before: Json | undefined,
  after: Json | undefined,
): readonly RunChange[] {
  const place = { label: [], pathBefore: PATHS[aspect], pathAfter: PATHS[aspect] };
  if (sameJson(before, after)) return [];
  if (aspect === 'users') return compareUsers(before, after);
  const inside =
    isJsonObject(before) && isJsonObject(after)
      ? compareMembers(before, after, [], undefined, place)
      : isJsonArray(before) && isJsonArray(after)
        ? compareValues(before, after, undefined, place)
        : null;
  if (inside !== null) return inside.map((change) => ({ ...change, aspect }));
  return [wholeChange(aspect, [], before, after)];
}

/** Users that only one run created or updated are told as such, the others field by field. */
function compareUsers(before: Json | undefined, after: Json | undefined): readonly RunChange[] {
  const [a, b] = [before, after].map((users) => (isJsonObject(users) ? users : {}));
  const keys = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
  return keys.flatMap((key): readonly RunChange[] => {
    const [mine, theirs] = [own(a ?? {}, key), own(b ?? {}, key)];
    const place = { label: [key], pathBefore: PATHS.users, pathAfter: PATHS.users };
    if (isJsonObject(mine) && isJsonObject(theirs)) {
      const changes = compareMembers(mine, theirs, USER, undefined, place);
      return changes.map((change) => ({ ...change, aspect: 'users' }));
    }
    return [wholeChange('users', [key], mine, theirs)];
  });
}

function wholeChange(
  aspect: Exclude<RunChange['aspect'], 'path'>,
  label: readonly string[],
  before: Json | undefined,
  after: Json | undefined,
): RunChange {
  return {
    aspect,
    type: 'changed',
    label,
    path: PATHS[aspect],
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    beforeText: textOf(aspect, before),
    afterText: textOf(aspect, after),
  };
}

/** What stands for all of an aspect at once. */
function textOf(aspect: RunChange['aspect'], value: Json | undefined): string {
  if (value === undefined) return aspect === 'users' ? 'not touched' : 'none';
  if (typeof value === 'string') return value;
  if (aspect === 'users' && isJsonObject(value))
    return own(value, CHANGE) === 'created' ? 'created' : 'updated';
  const isClaims = aspect === 'claims' || aspect === 'refresh claims';
  if (isClaims && isJsonObject(value)) return counted(Object.keys(value).length, 'claim');
  if (aspect !== 'error' || !isJsonObject(value)) return JSON.stringify(value);
  const { type, code, step, message } = value;
  const named = [type, code].filter((part) => typeof part === 'string').join(' ');
  const at = typeof step === 'string' ? ` at "${step}"` : '';
  return `${named}${at}: ${typeof message === 'string' ? message : ''}`;
}

const PATHS = {
  outcome: 'outcome',
  error: 'error',
  claims: 'session.claims',
  'refresh claims': 'refresh.claims',
  outputs: 'outputs',
  users: 'changes',
  messages: 'trace',
  requests: 'trace',
} as const;

/** What is compared of a user, field by field. */
const USER = describeForm(userSchema);

function outcomeOf(run: RanOrNot): RunComparison['before'] {
  return 'unreadable' in run ? 'unreadable' : run.outcome;
}
