import type { Json } from '../../core/json.ts';
import type {
  Difference,
  PartDifference,
  StepDifference,
  StepRef,
  ValueChange,
} from './difference.ts';

type ChangedStep = Extract<StepDifference, { readonly changes: readonly ValueChange[] }>;

/** How long a value may be before it is cut. */
const LONGEST = 72;

/** A value as people read it: its text where the form has one, else JSON, cut where it is long. */
export function valueInWords(value: Json | undefined, text: string | undefined): string {
  if (text !== undefined) return text;
  if (value === undefined) return 'not set';
  const json = JSON.stringify(value);
  return json.length <= LONGEST ? json : `${json.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** Where a change is, from the outside in: `Claims › “plan” › Value`. */
export function labelInWords({ label }: Pick<ValueChange, 'label'>): string {
  return label.join(' › ');
}

/** What a change did, without where: `"free" → "pro"`. */
export function changeInWords(change: ValueChange): string {
  const before = valueInWords(change.before, change.beforeText);
  const after = valueInWords(change.after, change.afterText);
  // A text that is an item stands in the label already.
  const isText = typeof (change.after ?? change.before) === 'string';
  if (change.item && isText) return change.type;
  switch (change.type) {
    case 'added':
      return change.item ? `added ${after}` : `set to ${after}`;
    case 'removed':
      return change.item ? `removed ${before}` : `${before} → not set`;
    case 'changed':
      return `${before} → ${after}`;
    case 'moved':
      return `another order: ${after}`;
  }
}

/** How many changes of something that is only kept are told before they are counted. */
const MOST_KEPT = 5;

/** The changes to tell, and how many more there are: what is only kept does not drown what a flow means. */
export function toldChanges({ part, changes }: PartDifference | ChangedStep): {
  readonly told: readonly ValueChange[];
  readonly more: number;
} {
  const told =
    part === 'kept' && changes.length > MOST_KEPT ? changes.slice(0, MOST_KEPT) : changes;
  return { told, more: changes.length - told.length };
}

/** A step in words: `Custom Claims "Plan"`; the name alone where it is the title. */
function stepInWords({ name, title }: StepRef): string {
  return name === title ? title : `${title} "${name}"`;
}

/** What a difference is about, without what differs. */
export function subjectInWords(difference: Difference): string {
  switch (difference.part) {
    case 'step':
      return stepInWords(difference.type === 'removed' ? difference.before : difference.after);
    case 'edge':
      return difference.step === null ? 'Start' : stepInWords(difference.step.after);
    default:
      return partInWords(difference);
  }
}

/** Where a port led and leads: `Success: "End" → "Load user"`. */
export function wireInWords(label: string, before: string | null, after: string | null): string {
  const name = (to: string | null): string => (to === null ? 'nothing' : `"${to}"`);
  return `${label}: ${name(before)} → ${name(after)}`;
}

/** `1 scenario`, `2 scenarios`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What the kinds of difference are called, as marks say them. */
export const MARKS = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  renamed: 'Renamed',
  rewired: 'Rewired',
} as const;

/** How much differs: `1 step added, 2 changed, 1 port rewired, settings changed`; `no differences` for none. */
export function summaryInWords(differences: readonly Difference[]): string {
  const counts = new Map<string, Map<string, number>>();
  for (const { part, type } of differences) {
    const noun = NOUNS[part];
    const types = counts.get(noun) ?? new Map<string, number>();
    types.set(type, (types.get(type) ?? 0) + 1);
    counts.set(noun, types);
  }
  const told = [...counts].flatMap(([noun, types]) =>
    [...types].map(([type, count]) => {
      if (WHOLE.has(noun)) return `${noun} ${type}`;
      return `${count} ${count === 1 ? noun : (PLURALS[noun] ?? `${noun}s`)} ${type}`;
    }),
  );
  return told.length === 0 ? 'no differences' : told.join(', ');
}

const NOUNS: Readonly<Record<Difference['part'], string>> = {
  step: 'step',
  edge: 'port',
  flow: 'name or description',
  settings: 'settings',
  assumption: 'assumptions',
  connector: 'connector',
  scenario: 'scenario',
  library: 'flow of the library',
  other: 'other parts',
  kept: 'part kept of the export',
};

const PLURALS: Readonly<Record<string, string>> = {
  'flow of the library': 'flows of the library',
  'part kept of the export': 'parts kept of the export',
};

/** There is only one of each. */
const WHOLE = new Set(['name or description', 'settings', 'assumptions', 'other parts']);

const TITLES: Readonly<Record<PartDifference['part'], string>> = {
  flow: 'Flow',
  settings: 'Settings',
  assumption: 'Assumptions',
  connector: 'Connector',
  scenario: 'Scenario',
  library: 'Flow of the library',
  other: 'Other parts',
  kept: 'Kept of the export',
};

function partInWords({ part, subject }: PartDifference): string {
  return subject === '' ? TITLES[part] : `${TITLES[part]} "${subject}"`;
}
