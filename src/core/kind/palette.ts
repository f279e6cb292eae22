import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { GROUPS } from './definition.ts';
import type { Group, Registry, StepDefinition } from './definition.ts';

/** One thing that can be put on the canvas. */
export interface PaletteItem {
  /** Stable and unique: the kind, and which of its entries (`generate-jwt/1`). */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly group: Group;
  readonly icon: string;
  readonly tone: StepDefinition['tone'];
  /** What the kind is, in plain words. */
  readonly text: string;
  readonly synonyms: readonly string[];
  /** Shown once its group is opened, and in every search. */
  readonly rare: boolean;
  /** What the new step's config starts with. */
  readonly config: JsonObject;
}

/** The items of one group, in the registry's order. */
export interface PaletteGroup {
  readonly group: Group;
  readonly items: readonly PaletteItem[];
}

/**
 * What the palette offers: its groups in their order, those without a kind left out. In a group the kinds that belong
 * there come before the entries that a kind of another group has there.
 */
export function paletteOf(registry: Registry): readonly PaletteGroup[] {
  const kinds = [...registry.values()];
  return GROUPS.map((group) => {
    const own = kinds.filter((definition) => definition.group === group);
    const others = kinds.filter((definition) => definition.group !== group);
    const items = [...own, ...others].flatMap(itemsOf);
    return { group, items: items.filter((item) => item.group === group) };
  }).filter((group) => group.items.length > 0);
}

/**
 * The items that every word of the query fits, the best first; all of them in palette order for a blank one. A title
 * counts for more than a synonym, that for more than the group, that for more than the help text; the beginning of a word for more
 * than its middle; of two as good the one that is seldom needed comes later.
 * @example searchPalette(paletteOf(registry), 'token') // the Generate JWT actions, then Custom Claims
 */
export function searchPalette(
  groups: readonly PaletteGroup[],
  query: string,
): readonly PaletteItem[] {
  const words = wordsIn(query);
  return groups
    .flatMap(({ items }) => items)
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function itemsOf(definition: StepDefinition): readonly PaletteItem[] {
  const { kind, group, icon, tone, help, palette } = definition;
  return palette.map(({ title, synonyms, defaults, ...own }, i) => ({
    id: `${kind}/${i}`,
    kind,
    title,
    group: own.group ?? group,
    icon: own.icon ?? icon,
    tone,
    text: own.text ?? help.text,
    synonyms,
    rare: own.rare ?? false,
    config: isConfig(defaults) ? defaults : {},
  }));
}

/** A definition's defaults are a config of its own schema, and every config is a JSON object. */
function isConfig(defaults: unknown): defaults is JsonObject {
  return isJsonObject(defaults);
}

/** What a match is worth, by where it is. A word that fits nowhere rules the item out. */
function scoreOf(item: PaletteItem, words: readonly string[]): number {
  let total = 1;
  for (const word of words) {
    const score = Math.max(
      4 * fit(item.title, word),
      ...item.synonyms.map((synonym) => 2 * fit(synonym, word)),
      fit(item.group, word),
      0.2 * fit(item.text, word),
    );
    if (score === 0) return 0;
    total += score;
  }
  const isTitle = wordsIn(item.title).join(' ') === words.join(' ');
  return total + (isTitle ? 10 : 0) - (item.rare ? 0.5 : 0);
}

/** 3: the word itself; 2: the beginning of a word; 1: inside of one; 0: not there. */
function fit(text: string, word: string): number {
  const words = wordsIn(text);
  if (words.includes(word)) return 3;
  if (words.some((one) => one.startsWith(word))) return 2;
  return word.length > 2 && words.some((one) => one.includes(word)) ? 1 : 0;
}

function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
