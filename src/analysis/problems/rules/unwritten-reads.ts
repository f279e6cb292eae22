import { CONTEXT_ROOTS, isContextRoot } from '../../../core/engine/context-roots.ts';
import { contextKey } from '../../context-keys.ts';
import { nameOf } from '../../flow-graph.ts';
import type { FlowGraph, GraphStep } from '../../flow-graph.ts';
import { mayBeSet } from '../../may-be-set.ts';
import { readsOf } from '../../reads-of.ts';
import type { Read } from '../../reads-of.ts';
import { requestPaths } from '../../settable-at.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';
import { placesOf } from '../places-of.ts';
import { listInWords } from '../words.ts';

/**
 * Reads of what the flow's own steps would have to set (`form.x`, `connectors.x`) and none before the step does. What
 * the step sets itself counts as set, and so does what a scenario's request brings along. What a step says it needs is
 * another rule's, and what its kind looks at without being told, such as a name for a new user, it can do without.
 */
export const unwrittenReads: Rule = ({ flow, graph }) => {
  const reads = new Map(
    [...graph.reachable]
      .map((step) => [step, filledReads(step)] as const)
      .filter(([, of]) => of.size > 0),
  );
  const brought = new Set([...requestPaths(flow)].flatMap((path) => contextKey(path) ?? []));
  const isSet = mayBeSet(
    graph,
    [...reads.values()].flatMap((of) => [...of.keys()]),
  );
  const written = writtenByRoot(graph);
  const unawaited = unawaitedAnswers(graph);
  return [...reads].flatMap(([step, keys]) => {
    const missing = [...keys].filter(([key]) => !brought.has(key) && !isSet(step, key));
    if (missing.length === 0) return [];
    const places = placesOf(
      step.step.config,
      new Set(missing.flatMap(([, of]) => of.map(({ text }) => text))),
    );
    return missing.flatMap(([key, of]): readonly Finding[] =>
      of.flatMap(({ path, text }): readonly Finding[] => {
        const place = places.get(text)?.[0];
        if (place === undefined) return [];
        return [
          {
            code: 'read-of-unwritten',
            severity: 'warning',
            at: stepPlace(step, 'config', ...place),
            step: step.step.id,
            message: `"${nameOf(step)}" reads ${path}, but nothing before it sets ${key}. ${unawaited.get(key) ?? advice(key, written)}`,
          },
        ];
      }),
    );
  });
};

/** What a step reads, by context key; without what it sets or needs itself. */
function filledReads({
  definition,
  step: { config },
  exits,
}: GraphStep): ReadonlyMap<string, Read[]> {
  const needed = new Set(definition?.needs?.(config).flatMap(({ anyOf }) => anyOf));
  const own = new Set(
    exits.flatMap(({ writes }) => writes.flatMap(({ path }) => contextKey(path) ?? [])),
  );
  const reads = new Map<string, Read[]>();
  for (const read of definition === undefined ? [] : readsOf(definition, config)) {
    const { path } = read;
    const key = contextKey(path);
    if (key === null || own.has(key) || needed.has(path) || !isFilledBySteps(key)) continue;
    reads.set(key, [...(reads.get(key) ?? []), read]);
  }
  return reads;
}

function isFilledBySteps(key: string): boolean {
  const root = rootOf(key);
  return isContextRoot(root) && CONTEXT_ROOTS[root] === 'steps';
}

/** What steps anywhere write below a root: its context keys, and how to say so. */
type Written = ReadonlyMap<string, { readonly keys: ReadonlySet<string>; readonly says: string }>;

function writtenByRoot({ steps }: FlowGraph): Written {
  const byRoot = new Map<string, Set<string>>();
  for (const { writes } of steps.flatMap(({ exits }) => exits)) {
    for (const key of writes.flatMap(({ path }) => contextKey(path) ?? [])) {
      const root = rootOf(key);
      byRoot.set(root, (byRoot.get(root) ?? new Set<string>()).add(key));
    }
  }
  return new Map(
    [...byRoot].map(([root, keys]) => [
      root,
      { keys, says: `Steps set ${listInWords([...keys], { quote: '', word: 'and' })}.` },
    ]),
  );
}

/** What to say of answers that no step waits for, by context key (Descope docs, "Connectors in flows"). */
function unawaitedAnswers({ steps, around }: FlowGraph): ReadonlyMap<string, string> {
  return new Map(
    steps.flatMap((one): [string, string][] => {
      const answer = one.definition?.answer?.(one.step.config, around);
      const key = answer?.holds === 'nothing' ? contextKey(answer.path) : null;
      const reason = `"${nameOf(one)}" runs asynchronously, so its answer is never there: turn "Run asynchronously" off.`;
      return key === null ? [] : [[key, reason]];
    }),
  );
}

function advice(key: string, written: Written): string {
  const root = rootOf(key);
  const { keys, says } = written.get(root) ?? { says: `No step sets anything in ${root}.` };
  if (keys?.has(key) === true) return 'A step elsewhere does: let it come before this one.';
  return root === 'form'
    ? `${says} Ask for it on a screen, or give it in a scenario’s request.`
    : says;
}

function rootOf(key: string): string {
  return /^[^.[]*/.exec(key)?.[0] ?? '';
}
