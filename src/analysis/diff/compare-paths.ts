import type { RunChange } from './compare-runs.ts';
import type { FlowMatches } from './match-flows.ts';
import { nameIn } from './side.ts';

/**
 * Where two runs parted and where they came together again, by the names of steps; empty where they went the same way.
 * Steps of flows that were entered stand behind the step that entered them: `Outer / Inner`.
 */
export function comparePaths(
  before: readonly string[],
  after: readonly string[],
  matches: FlowMatches,
): readonly RunChange[] {
  const a = before.map((id) => ({
    key: keyBefore(id, matches),
    name: nameOf(id, matches, 'before'),
  }));
  const b = after.map((id) => ({ key: id, name: nameOf(id, matches, 'after') }));
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a[shared]?.key === b[shared]?.key) shared += 1;
  if (shared === a.length && shared === b.length) return [];
  let tail = 0;
  while (tail < most - shared && a.at(-1 - tail)?.key === b.at(-1 - tail)?.key) tail += 1;
  const middle = (path: readonly { readonly name: string }[]): string => {
    const own = path.slice(shared, path.length - tail).map(({ name }) => name);
    return own.length === 0 ? (tail === 0 ? 'nothing more' : 'straight on') : own.join(' → ');
  };
  const last = b[shared - 1]?.name;
  return [
    {
      aspect: 'path',
      type: 'changed',
      label: last === undefined ? [] : [`after “${last}”`],
      path: 'path',
      before,
      after,
      beforeText: middle(a),
      afterText: middle(b),
    },
  ];
}

/** The path's step as the flow after has it; one that it does not have is like no other. */
function keyBefore(id: string, matches: FlowMatches): string {
  const whole = matches.steps.toAfter.get(id);
  if (whole !== undefined) return whole;
  const every = [matches, ...matches.library.values()];
  return id
    .split('/')
    .map((part) => {
      const owner = every.find(({ steps }) => steps.toAfter.has(part));
      return owner?.steps.toAfter.get(part) ?? `${part} before`;
    })
    .join('/');
}

function nameOf(id: string, matches: FlowMatches, of: 'before' | 'after'): string {
  if (matches[of].steps.has(id)) return nameIn(matches[of], id);
  const every = [matches, ...matches.library.values()];
  return id
    .split('/')
    .map((part) => {
      const owner = every.find((one) => one[of].steps.has(part));
      return owner === undefined ? part : nameIn(owner[of], part);
    })
    .join(' / ');
}
