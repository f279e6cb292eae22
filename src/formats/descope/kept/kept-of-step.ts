import { sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { codecFor, codecsWith } from '../codecs.ts';
import { objectIn, withKey, without } from '../json-place.ts';
import type { Place } from '../json-place.ts';
import { argumentIn } from '../task.ts';
import type { Block } from '../task.ts';
import { LINKS } from '../tasks/action.ts';
import { MADE_UP_ACTION_IDS } from '../tasks/generate-jwt.ts';
import type { ExportedFlow } from './exported-flow.ts';
import { keptOfScreen } from './kept-of-screen.ts';
import { keptMembers } from './kept-value.ts';
import type { KeptValue } from './kept-value.ts';
import { untold } from './untold.ts';

/** A block in its export. */
export type ExportedBlock = ExportedFlow & { readonly block: Block };

const CODECS = codecsWith(MADE_UP_ACTION_IDS);

/**
 * What two blocks that are the same step keep without our modelling it; nothing for two of different kinds. The one is
 * written with the settings of the other first: what differs even then is not a matter of settings.
 */
export function keptOfStep(one: ExportedBlock, other: ExportedBlock): readonly KeptValue[] {
  const codec = codecFor(CODECS, one.block);
  if (codecFor(CODECS, other.block).kind !== codec.kind) return [];
  const written = codec.write(one.block, codec.read(other.block, other.reading), one.reading);
  const first = keptOfHalf(one, other, written.block, 'task');
  const second = keptOfHalf(one, other, written.block, 'end');
  return [
    ...first,
    // Both halves have the same arguments.
    ...second.filter((value) => first.every((same) => !sameJson(asJson(same), asJson(value)))),
    ...keptOfScreen(one, other, written.screen?.screen),
  ];
}

function asJson({ label, before = null, after = null }: KeptValue): Json {
  return [[...label], before, after];
}

function keptOfHalf(
  one: ExportedBlock,
  other: ExportedBlock,
  written: Block,
  half: 'task' | 'end',
): readonly KeptValue[] {
  const left = untold(restOf(one.block[half]), restOf(written[half]), restOf(other.block[half]));
  const place = ({ places, block }: ExportedBlock): Place => [
    ...places.contents,
    'tasks',
    half === 'task' ? block.id : `${block.id}.end`,
  ];
  return keptMembers([], { before: place(one), after: place(other) }, left.before, left.after);
}

/** What is told by the step and its edges, and what the console works out from its screen. */
const TOLD =
  `id name action type next view screenId htmlTemplate interactions inputKeys allInputKeys
  calculatedInputKeys inputsMetadata contextKeys`.split(/\s+/);

function restOf(half: JsonObject | null): JsonObject {
  const task = without(half ?? {}, ...TOLD);
  const args = without(objectIn(task, 'arguments'), ...LINKS);
  const values = Object.entries(args).map(([name, raw]): [string, Json] => [
    name,
    argumentIn(task, name) ?? raw,
  ]);
  return withKey(task, 'arguments', Object.fromEntries(values));
}
