import { describeForm } from '../../core/document/form.ts';
import type { FormField } from '../../core/document/form.ts';
import { isJsonObject, sameJson } from '../../core/json.ts';
import type { JsonObject } from '../../core/json.ts';
import { compareMembers } from './compare-values.ts';
import type { Difference, EdgeDifference, StepDifference, Wire } from './difference.ts';
import type { FlowMatches } from './match-flows.ts';
import { nameIn } from './side.ts';
import type { Side, SideStep } from './side.ts';

/**
 * The start, then every step with its ports: in the order of the flow after; a step that was removed comes after the
 * one it followed.
 */
export function diffSteps(matches: FlowMatches): readonly Difference[] {
  const { before, after, steps } = matches;
  const removedAfter = new Map<string | null, SideStep[]>();
  let last: string | null = null;
  for (const [id, step] of before.steps) {
    const kept = steps.toAfter.get(id);
    if (kept === undefined) removedAfter.set(last, [...(removedAfter.get(last) ?? []), step]);
    else last = kept;
  }
  const removedFrom = (id: string | null): readonly Difference[] =>
    (removedAfter.get(id) ?? []).map((step) => alone('removed', step, before));
  return [
    ...startDifference(matches),
    ...removedFrom(null),
    ...[...after.steps].flatMap(([id, step]) => {
      const other = before.steps.get(steps.toBefore.get(id) ?? '');
      const own =
        other === undefined
          ? [alone('added', step, after)]
          : [...changed(other, step, matches), ...rewired(other, step, matches)];
      return [...own, ...removedFrom(id)];
    }),
  ];
}

function alone(type: 'added' | 'removed', step: SideStep, side: Side): StepDifference {
  const { ref, summary, ports, targets } = step;
  const wires = ports.flatMap(({ id, label }): Wire[] => {
    const to = targets.get(id);
    return to === undefined ? [] : [{ port: id, label, to: nameIn(side, to) }];
  });
  const id = `step ${ref.id} ${type}`;
  return type === 'added'
    ? { id, part: 'step', type, after: ref, summary, wires }
    : { id, part: 'step', type, before: ref, summary, wires };
}

function changed(
  before: SideStep,
  after: SideStep,
  matches: FlowMatches,
): readonly StepDifference[] {
  const [mine, theirs] = [withoutId(before), withoutId(after)];
  if (sameJson(mine, theirs)) return [];
  const place = {
    label: [],
    pathBefore: `steps[${before.ref.index}]`,
    pathAfter: `steps[${after.ref.index}]`,
    connectors: matches.connectors,
    connectorNames: namesOfConnectors(matches),
  };
  const changes = compareMembers(mine, theirs, [NAME, ...configField(after)], undefined, place).map(
    (change) =>
      change.label[0] === SETTINGS ? { ...change, label: change.label.slice(1) } : change,
  );
  if (changes.length === 0) return [];
  const onlyName = changes.every(({ path }) => path === `${place.pathAfter}.name`);
  const type = onlyName ? 'renamed' : 'changed';
  return [
    {
      id: `step ${after.ref.id} ${type}`,
      part: 'step',
      type,
      before: before.ref,
      after: after.ref,
      changes,
    },
  ];
}

const NAME: FormField = {
  key: 'name',
  title: 'Name',
  optional: false,
  type: 'text',
  initial: '',
};

/** Stands before the labels of a step's settings until they are told: no field is called so. */
const SETTINGS = ' settings';

function configField({ definition, step }: SideStep): readonly FormField[] {
  if (definition === undefined) return [];
  const schema = definition.form?.(step.config) ?? definition.config;
  const base = { key: 'config', title: SETTINGS, optional: false, initial: {} };
  const known = forms.get(schema);
  const fields = known ?? describeForm(schema);
  if (known === undefined) forms.set(schema, fields);
  return [{ ...base, type: 'group', fields }];
}

const forms = new WeakMap<object, readonly FormField[]>();

/** Ids only say which step is which. */
function withoutId({ step }: SideStep): JsonObject {
  const { id: _id, ...rest } = step;
  return isJsonObject(rest) ? rest : {};
}

function namesOfConnectors({ before, after }: FlowMatches): ReadonlyMap<string, string> {
  const all = [...before.connectors.values(), ...after.connectors.values()];
  return new Map(all.map(({ id, name }) => [id, name || id]));
}

function rewired(
  before: SideStep,
  after: SideStep,
  matches: FlowMatches,
): readonly EdgeDifference[] {
  const ports = matches.portsOf(before.ref.id);
  const kept = new Map([...ports].map(([from, to]) => [to, from]));
  const step = { before: before.ref, after: after.ref };
  const gone = before.ports.filter(({ id }) => !ports.has(id));
  const all = [
    ...after.ports.map(({ id, label }) => ({ id, label, from: kept.get(id) ?? null, to: id })),
    ...gone.map(({ id, label }) => ({ id, label, from: id, to: null })),
  ];
  return all.flatMap(({ id, label, from, to }) => {
    const beforeId = from === null ? null : (before.targets.get(from) ?? null);
    const afterId = to === null ? null : (after.targets.get(to) ?? null);
    return edgeDifference({ step, port: id, label, beforeId, afterId }, matches);
  });
}

function startDifference(matches: FlowMatches): readonly EdgeDifference[] {
  const { before, after } = matches;
  const ends = { beforeId: before.flow.start, afterId: after.flow.start };
  return edgeDifference({ step: null, port: 'start', label: 'Start', ...ends }, matches);
}

function edgeDifference(
  edge: Pick<EdgeDifference, 'step' | 'port' | 'label' | 'beforeId' | 'afterId'>,
  { before, after, steps }: FlowMatches,
): readonly EdgeDifference[] {
  const { step, port, beforeId, afterId } = edge;
  const isKnown = beforeId !== null && before.steps.has(beforeId);
  const expected = isKnown ? steps.toAfter.get(beforeId) : beforeId;
  // Two edges to steps that are not there are the same if they say so in the same words.
  const isSame = expected === afterId && isKnown === (afterId !== null && after.steps.has(afterId));
  if (isSame) return [];
  return [
    {
      id: step === null ? 'start' : `edge ${step.after.id} ${port}`,
      part: 'edge',
      type: 'rewired',
      ...edge,
      before: beforeId === null ? null : nameIn(before, beforeId),
      after: afterId === null ? null : nameIn(after, afterId),
    },
  ];
}
