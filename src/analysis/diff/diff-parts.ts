import { ASSUMPTIONS } from '../../core/assumptions/table.ts';
import { assumptionsSchema } from '../../core/assumptions/assumptions.ts';
import { describeForm } from '../../core/document/form.ts';
import type { FormField } from '../../core/document/form.ts';
import { asJson } from '../../core/document/parse.ts';
import { connectorSchema, flowSchema } from '../../core/document/schema.ts';
import { settingsSchema } from '../../core/document/settings.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { scenarioSchema } from '../../core/scenario/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { compareMembers } from './compare-values.ts';
import type { PartDifference, ValueChange } from './difference.ts';
import { fingerprint } from './likeness.ts';
import type { FlowMatches } from './match-flows.ts';
import { translateScenario } from './translate-scenario.ts';

/** Everything of two flows but steps, edges and libraries, in the order of `PARTS`. */
export function diffParts(matches: FlowMatches): readonly PartDifference[] {
  const before = membersOf(matches.before.flow);
  const after = membersOf(matches.after.flow);
  return [
    ...whole('flow', pick(before, FLOW), pick(after, FLOW), FORMS.flow, ''),
    ...whole('settings', before['settings'], after['settings'], FORMS.settings, 'settings'),
    ...whole(
      'assumption',
      chosen(before['assumptions']),
      chosen(after['assumptions']),
      FORMS.assumption,
      'assumptions',
    ),
    ...diffConnectors(matches),
    ...diffScenarios(matches),
    ...whole('other', others(before), others(after), undefined, ''),
  ];
}

const FLOW = ['name', 'description'];
/** What is told elsewhere, and what says nothing of what a flow does. */
const NOT_OTHER = new Set(
  `$schema format version id name description start steps edges layout library settings assumptions
  connectors scenarios kindVersions source`.split(/\s+/),
);

const FORMS = {
  flow: describeForm(flowSchema).filter(({ key }) => FLOW.includes(key)),
  settings: describeForm(settingsSchema),
  connector: describeForm(connectorSchema),
  scenario: describeForm(scenarioSchema),
  assumption: describeForm(assumptionsSchema).map(withChoices),
};

/** An assumption is told by its question, its choices by their labels. */
function withChoices(field: FormField): FormField {
  const assumption = ASSUMPTIONS.find(({ id }) => id === field.key);
  if (assumption === undefined || field.type !== 'choice') return field;
  const options = assumption.choices.map(({ id, label }) => ({ value: id, label }));
  return { ...field, title: assumption.question, options };
}

function membersOf(flow: Parameters<typeof asJson>[0]): JsonObject {
  const value = asJson(flow);
  return isJsonObject(value) ? value : {};
}

function pick(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function others(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !NOT_OTHER.has(key)));
}

/** An assumption that takes its default means the same as one that is left out. */
function chosen(value: Json | undefined): JsonObject {
  const defaults: Readonly<Record<string, string>> = Object.fromEntries(
    ASSUMPTIONS.map(({ id, standard }) => [id, standard]),
  );
  return { ...defaults, ...(isJsonObject(value) && value) };
}

function whole(
  part: PartDifference['part'],
  before: Json | undefined,
  after: Json | undefined,
  fields: readonly FormField[] | undefined,
  path: string,
): readonly PartDifference[] {
  const changes = compared(before, after, fields, path, path);
  if (changes.length === 0) return [];
  return [{ id: part, part, type: 'changed', subject: '', changes }];
}

function compared(
  before: Json | undefined,
  after: Json | undefined,
  fields: readonly FormField[] | undefined,
  pathBefore: string,
  pathAfter: string,
): readonly ValueChange[] {
  const [a, b] = [before, after].map((value) => (isJsonObject(value) ? value : {}));
  return compareMembers(a ?? {}, b ?? {}, fields, undefined, { label: [], pathBefore, pathAfter });
}

function diffConnectors({ before, after, connectors }: FlowMatches): readonly PartDifference[] {
  const all = [...after.connectors.values()];
  const indexes = new Map([...before.connectors.keys()].map((id, i) => [id, i]));
  const kept = new Map([...connectors].map(([from, to]) => [to, from]));
  const gone = [...before.connectors.values()].filter(({ id }) => !connectors.has(id));
  return [
    ...gone.map(({ id, name }) => part('connector', 'removed', id, name || id)),
    ...all.flatMap((one, i) => {
      const from = kept.get(one.id);
      const other = before.connectors.get(from ?? '');
      const subject = one.name || one.id;
      if (from === undefined || other === undefined) {
        return [part('connector', 'added', one.id, subject)];
      }
      const [{ id: _a, ...mine }, { id: _b, ...theirs }] = [other, one];
      const [a, b] = [mine, theirs].map((value) => (isJsonObject(value) ? value : {}));
      const fields = FORMS.connector.filter(({ key }) => key !== 'id');
      const changes = compared(
        a,
        b,
        fields,
        `connectors[${indexes.get(from) ?? 0}]`,
        `connectors[${i}]`,
      );
      return changes.length === 0 ? [] : [part('connector', 'changed', one.id, subject, changes)];
    }),
  ];
}

/** Scenarios of one name are the same; one that has another name and is equal otherwise was renamed. */
function diffScenarios(matches: FlowMatches): readonly PartDifference[] {
  const before = (matches.before.flow.scenarios ?? []).map((one, index) => ({
    index,
    name: one.name,
    value: nameless(translateScenario(one, matches)),
  }));
  const after = (matches.after.flow.scenarios ?? []).map((one, index) => ({
    index,
    name: one.name,
    value: nameless(translateScenario(one, matches, 'after')),
  }));
  const names = new Set(after.map(({ name }) => name));
  const open = new Map(
    before
      .filter(({ name }) => !names.has(name))
      .map((one) => [fingerprint(one.value), one] as const),
  );
  const told = after.flatMap(({ index, name, value }): PartDifference[] => {
    const same = before.find((one) => one.name === name);
    if (same === undefined) {
      const key = fingerprint(value);
      const renamed = open.get(key);
      if (renamed === undefined) return [part('scenario', 'added', name, name)];
      open.delete(key);
      const [path, label] = [`scenarios[${index}].name`, ['Name']];
      const change: ValueChange = {
        type: 'changed',
        label,
        path,
        before: renamed.name,
        after: name,
      };
      return [part('scenario', 'renamed', name, name, [change])];
    }
    const fields = FORMS.scenario.filter(({ key }) => key !== 'name');
    const paths = [`scenarios[${same.index}]`, `scenarios[${index}]`] as const;
    const changes = compared(same.value, value, fields, ...paths);
    return changes.length === 0 ? [] : [part('scenario', 'changed', name, name, changes)];
  });
  const removed = [...open.values()].map(({ name }) => part('scenario', 'removed', name, name));
  return [...removed, ...told];
}

function nameless({ name: _name, ...rest }: Scenario): JsonObject {
  return isJsonObject(rest) ? rest : {};
}

function part(
  of: PartDifference['part'],
  type: PartDifference['type'],
  key: string,
  subject: string,
  changes: readonly ValueChange[] = [],
): PartDifference {
  return { id: `${of} ${key} ${type}`, part: of, type, subject, changes };
}
