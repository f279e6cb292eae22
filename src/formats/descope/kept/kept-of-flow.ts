import type { Json } from '../../../core/json.ts';
import { jsonAt, objectIn } from '../json-place.ts';
import type { Place } from '../json-place.ts';
import type { ExportedFlow } from './exported-flow.ts';
import { keptValue } from './kept-value.ts';
import type { KeptValue } from './kept-value.ts';

/** What is told elsewhere: by the flow's own name and description, its steps and its screens. */
const TOLD = new Set(
  'contents metadata screens flow flows dsl tasks startTask flowId id name description'.split(' '),
);

const TITLES: ReadonlyMap<string, string> = new Map([
  ['componentsVersion', 'Component version'],
  ['disabled', 'Disabled'],
  ['fingerprint', 'Fingerprint'],
  ['references', 'References'],
  ['sharedInteractions', 'Outcomes for parent flows'],
  ['translation', 'Translation'],
  ['version', 'Version'],
  ['widget', 'Of a widget'],
  ['widgetId', 'Widget id'],
]);

/**
 * What two exports say of the flow as a whole. In two packagings they do not say the same things: then only what both
 * say.
 */
export function keptOfFlow(one: ExportedFlow, other: ExportedFlow): readonly KeptValue[] {
  const [before, after] = [restOf(one), restOf(other)];
  const isSame = one.places.packaging === other.places.packaging;
  const keys = isSame
    ? new Set([...before.keys(), ...after.keys()])
    : [...before.keys()].filter((key) => after.has(key));
  return [...keys].map((key) => {
    const [a, b] = [before.get(key), after.get(key)];
    const places = { before: a?.place ?? [], after: b?.place ?? [] };
    return keptValue([TITLES.get(key) ?? key], places, a?.value, b?.value);
  });
}

interface Rest {
  readonly place: Place;
  readonly value: Json;
}

function restOf({ original, places, isMain }: ExportedFlow): ReadonlyMap<string, Rest> {
  const { packaging, contents, name } = places;
  const holders: readonly Place[] = [
    // Beside the contents of a snapshot lie the other files.
    ...(packaging === 'snapshot' ? [] : [contents.slice(0, -1)]),
    ...(name === null ? [] : [name.slice(0, -1)]),
    ...(packaging === 'widget' && isMain ? [[], ['metadata']] : []),
  ];
  return new Map(
    holders.flatMap((holder) =>
      Object.entries(objectIn(jsonAt(original, holder)))
        .filter(([key]) => !TOLD.has(key))
        .map(([key, value]): [string, Rest] => [key, { place: [...holder, key], value }]),
    ),
  );
}
