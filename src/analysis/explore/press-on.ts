import type { RunState } from '../../core/engine/state.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import { isJsonArray, isJsonObject, own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { nearestFirst } from './around.ts';
import type { Around } from './around.ts';
import { TYPICAL } from './make-world.ts';

/** Presses a way out of the screen shown, with everything filled in. */
export function pressOn(
  { view, step }: RunState,
  trace: readonly TraceEntry[],
  around: Around,
): { readonly step: string; readonly press: string; readonly form: Record<string, Json> } | null {
  if (view === null || step === null) return null;
  const exits = view.components.flatMap((component) => {
    const id = own(component, component['type'] === 'input' ? 'submitPort' : 'id');
    return typeof id === 'string' && component['type'] !== 'text' ? [id] : [];
  });
  const ways = [...new Set(exits)].map((id) => ({ id }));
  const press = around.choices.pick(
    `press ${step}`,
    nearestFirst(step, ways, around),
    ({ id }) => id,
  );
  if (press === undefined) return null;
  const form: Record<string, Json> = {};
  for (const component of view.components) {
    const key = own(component, 'key');
    if (component['type'] !== 'input' || typeof key !== 'string') continue;
    form[key.replace(/^form\./, '')] = typedInto(component, key, trace, around);
  }
  return { step, press: press.id, form };
}

function typedInto(
  component: JsonObject,
  path: string,
  trace: readonly TraceEntry[],
  { read: { probes }, typed, choices }: Around,
): Json {
  const name = path.replace(/^form\./, '');
  if (own(component, 'input') === 'code') {
    const sent = lastCode(trace);
    const right = choices.pick('code', ['right', 'right', 'wrong'], (one) => one) === 'right';
    return right && sent !== undefined ? sent : '000000';
  }
  const listed = own(component, 'options');
  const options = (isJsonArray(listed) ? listed : []).flatMap((option) =>
    isJsonObject(option) ? (own(option, 'value') ?? []) : [],
  );
  const known = [...(typed.get(path) ?? []), ...(probes.get(path) ?? [])];
  const candidates = options.length > 0 ? options : known;
  const typical = TYPICAL[textIn(component, 'input')] ?? TYPICAL[name] ?? 'x';
  const tried =
    candidates.length > 0 && options.length === 0 ? [typical, ...candidates] : candidates;
  return choices.pick(`type ${path}`, tried, (one) => JSON.stringify(one)) ?? typical;
}

function textIn(component: JsonObject, key: string): string {
  const value = own(component, key);
  return typeof value === 'string' ? value : '';
}

function lastCode(trace: readonly TraceEntry[]): string | undefined {
  for (const entry of trace.toReversed()) {
    const message =
      entry.type === 'step'
        ? entry.messages?.findLast(({ code }) => code !== undefined)
        : undefined;
    if (message?.code !== undefined) return message.code;
  }
  return undefined;
}
