import { libraryOf } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { ReadableRegistry } from '../../core/kind/definition.ts';
import type { Difference, FlowDiff, PartDifference } from './difference.ts';
import { diffKept } from './diff-kept.ts';
import type { KeptBetween } from './diff-kept.ts';
import { diffParts } from './diff-parts.ts';
import { diffSteps } from './diff-steps.ts';
import { matchFlows } from './match-flows.ts';
import type { FlowMatches } from './match-flows.ts';

/**
 * How one flow differs from another by what it means: steps, where their ports lead, settings, assumptions,
 * connectors, scenarios, and the flows it brings along; last, with `keptBetween`, by what a document only keeps of an
 * export. Ids, places on the canvas, and the order of steps and of keys are no differences. The same flows give the
 * same answer.
 */
export function diffFlows(
  before: Flow,
  after: Flow,
  registry: ReadableRegistry,
  keptBetween?: KeptBetween,
): FlowDiff {
  return diffMatched(matchFlows(before, after, registry), keptBetween);
}

/** The same for flows whose steps were matched already. */
export function diffMatched(matches: FlowMatches, keptBetween: KeptBetween = () => []): FlowDiff {
  const inLibrary = [...matches.library.values()];
  return {
    differences: [
      ...differencesIn(matches),
      ...libraryDifferences(matches),
      ...diffKept(matches, keptBetween),
      ...inLibrary.flatMap((one) => within(one, diffKept(one, keptBetween))),
    ],
    steps: [...matches.before.steps.keys()].flatMap((before) => {
      const after = matches.steps.toAfter.get(before);
      return after === undefined ? [] : [{ before, after }];
    }),
  };
}

function differencesIn(matches: FlowMatches): readonly Difference[] {
  return [...diffSteps(matches), ...diffParts(matches)];
}

/** Flows that steps may enter: those with the same id are the same flow. */
function libraryDifferences({ before, after, library }: FlowMatches): readonly Difference[] {
  const added = libraryOf(after.flow).filter(({ id }) => !library.has(id));
  const removed = libraryOf(before.flow).filter(({ id }) => !library.has(id));
  return [
    ...removed.map((flow) => whole('removed', flow)),
    ...added.map((flow) => whole('added', flow)),
    ...[...library.values()].flatMap((matches) => within(matches, differencesIn(matches))),
  ];
}

function within<D extends Difference>({ after }: FlowMatches, differences: readonly D[]): D[] {
  const { id, name } = after.flow;
  return differences.map((one) => ({ ...one, id: `in ${id} ${one.id}`, within: name || id }));
}

function whole(type: 'added' | 'removed', flow: Flow): PartDifference {
  const subject = flow.name || flow.id;
  return { id: `library ${flow.id} ${type}`, part: 'library', type, subject, changes: [] };
}
