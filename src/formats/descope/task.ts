import { isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { objectIn, textIn, withKey, without } from './json-place.ts';

/** A block of the console: one task, or the two halves that the console draws as one. */
export interface Block {
  readonly id: string;
  readonly task: JsonObject;
  /** The second half, `<n>.end`. */
  readonly end: JsonObject | null;
}

/** The blocks of a flow in the order of its tasks; the virtual start is none. */
export function blocksOf(tasks: JsonObject): readonly Block[] {
  return Object.entries(tasks).flatMap(([id, task]): readonly Block[] => {
    if (id === 'start' || !isJsonObject(task)) return [];
    const first = /^(.+)\.end$/.exec(id)?.[1];
    if (first !== undefined && isJsonObject(own(tasks, first))) return [];
    const end = own(tasks, `${id}.end`);
    return [{ id, task, end: isJsonObject(end) ? end : null }];
  });
}

/** The block a task belongs to. */
export function blockIdOf(taskId: string, tasks: JsonObject): string {
  const first = /^(.+)\.end$/.exec(taskId)?.[1];
  return first !== undefined && isJsonObject(own(tasks, first)) ? first : taskId;
}

/** The value of an argument; undefined where there is none. */
export function argumentIn(task: JsonObject, name: string): Json | undefined {
  const argument = own(objectIn(task, 'arguments'), name);
  return isJsonObject(argument) ? own(argument, 'value') : undefined;
}

/** A task with another value of an argument; what else stands with it stays. Undefined takes the argument out. */
export function withArgument(task: JsonObject, name: string, value: Json | undefined): JsonObject {
  if (sameJson(argumentIn(task, name), value)) return task;
  const all = objectIn(task, 'arguments');
  if (value === undefined) return withKey(task, 'arguments', without(all, name));
  const before = own(all, name);
  const argument = isJsonObject(before) ? before : { type: 'inline' };
  return withKey(task, 'arguments', withKey(all, name, withKey(argument, 'value', value)));
}

/** An edge as a task has it. */
export interface Rule {
  /** Undefined where the rule names none, as the start's. */
  readonly port: string | undefined;
  readonly to: string;
}

/** The edges of a task, in order. */
export function rulesOf(task: JsonObject): readonly Rule[] {
  const rules = own(objectIn(task, 'next'), 'rules');
  return (Array.isArray(rules) ? rules : []).flatMap((rule: Json) => {
    const to = textIn(rule, 'taskId');
    return to === undefined ? [] : [{ port: textIn(rule, 'interactionId'), to }];
  });
}

/** A task with other edges; a rule that stays keeps whatever else stands in it. */
export function withRules(task: JsonObject, wanted: readonly Rule[]): JsonObject {
  const before = rulesOf(task);
  if (sameJson(asJson(before), asJson(wanted))) return task;
  const raw = own(objectIn(task, 'next'), 'rules');
  const old = (Array.isArray(raw) ? raw : []).filter(isJsonObject);
  const rules = wanted.map(({ port, to }) => {
    const same = old.find((rule) => textIn(rule, 'interactionId') === port);
    const base = same ?? (port === undefined ? {} : { interactionId: port });
    return withKey(base, 'taskId', to);
  });
  const next = objectIn(task, 'next');
  return withKey(
    task,
    'next',
    rules.length === 0 ? without(next, 'rules') : withKey(next, 'rules', rules),
  );
}

function asJson(rules: readonly Rule[]): Json {
  return rules.map(({ port, to }) => [port ?? null, to]);
}

const HANDLINGS: Readonly<Record<string, string>> = {
  automatic: 'automatic',
  custom: 'custom',
  customWithError: 'custom-with-message',
  ignore: 'ignore',
};

/** The error handling of a task as a step's config has it; undefined where none is listed. */
export function errorHandlingIn(task: JsonObject): JsonObject | undefined {
  const entries = Object.entries(objectIn(task, 'errorHandlingV2')).flatMap(([error, settings]) => {
    const handling = HANDLINGS[textIn(settings, 'errorHandlingType') ?? ''];
    if (handling === undefined) return [];
    const message = textIn(settings, 'errorMessage');
    return [[error, { handling, ...(message !== undefined && { message }) }] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/**
 * A task with another error handling. Only what differs from what it says is written: an error whose handling stays
 * keeps its words. The id of Ignore is not known from any export (facts/descope.md §13): `ignore`.
 */
export function withErrorHandling(task: JsonObject, wanted: Json | undefined): JsonObject {
  const before = errorHandlingIn(task) ?? {};
  const after = objectIn(wanted);
  if (sameJson(before, after)) return task;
  let all = objectIn(task, 'errorHandlingV2');
  for (const error of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const settings = own(after, error);
    if (sameJson(own(before, error), settings)) continue;
    all =
      settings === undefined
        ? without(all, error)
        : withKey(all, error, exportedHandling(objectIn(all, error), settings));
  }
  return withKey(task, 'errorHandlingV2', all);
}

function exportedHandling(before: JsonObject, settings: Json): JsonObject {
  const wanted = textIn(settings, 'handling') ?? 'automatic';
  const type = Object.entries(HANDLINGS).find(([, ours]) => ours === wanted)?.[0] ?? wanted;
  const message = textIn(settings, 'message');
  const typed = withKey(before, 'errorHandlingType', type);
  return message === undefined
    ? without(typed, 'errorMessage')
    : withKey(typed, 'errorMessage', message);
}
