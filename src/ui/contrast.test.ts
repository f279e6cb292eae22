import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const tokens = declarations(readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8'));

type Theme = 'light' | 'dark';
type Pair = readonly [front: string, back: string];

const AA_TEXT = 4.5;
const AA_GRAPHICS = 3;

const SURFACES = ['canvas', 'surface', 'surface-raised', 'surface-sunken', 'hover'];
const TONES = [
  'ok',
  'danger',
  'warning',
  'accent',
  'tone-screen',
  'tone-connector',
  'tone-condition',
  'tone-generate-jwt',
  'tone-user',
  'tone-claims',
  'tone-end',
  'token-header',
  'token-payload',
  'token-signature',
];

const TEXT_PAIRS: readonly Pair[] = [
  ...SURFACES.flatMap((surface): Pair[] => [
    ['text', surface],
    ['text-muted', surface],
  ]),
  ['text', 'active'],
  ['text-muted', 'active'],
  ['text-muted', 'neutral-soft'],
  ...TONES.flatMap((tone): Pair[] => [
    [tone, `${tone}-soft`],
    [tone, 'surface'],
    [tone, 'surface-raised'],
    [tone, 'canvas'],
    ['text', `${tone}-soft`],
    ['text-muted', `${tone}-soft`],
  ]),
  ...TONES.filter((tone) => tone.startsWith('tone-')).map((tone): Pair => ['on-tone', tone]),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-danger', 'danger-fill'],
  ['on-danger', 'danger-fill-hover'],
  ...['json-key', 'json-string', 'json-number', 'json-word'].flatMap((colour): Pair[] => [
    [colour, 'surface'],
    [colour, 'canvas'],
    [colour, 'hover'],
    [colour, 'accent-soft'],
  ]),
];

const GRAPHIC_PAIRS: readonly Pair[] = [
  ...SURFACES.map((surface): Pair => ['focus', surface]),
  ['edge', 'canvas'],
  ['border-strong', 'surface'],
];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(TEXT_PAIRS)('%s is readable on %s (4.5:1)', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(AA_TEXT);
  });

  test.each(GRAPHIC_PAIRS)('%s can be made out on %s (3:1)', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(AA_GRAPHICS);
  });
});

test('black on white has the contrast WCAG gives it', () => {
  expect(ratio('#000000', '#ffffff')).toBe(21);
  expect(ratio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('a colour that no rule declares is an error, not a pass', () => {
  expect(() => contrast('light', 'text', 'no-such-role')).toThrow('--color-no-such-role');
});

function contrast(theme: Theme, front: string, back: string): number {
  return ratio(colour(theme, `--color-${front}`), colour(theme, `--color-${back}`));
}

/** Follows var() and light-dark() down to a hex colour. */
function colour(theme: Theme, name: string): string {
  let value = tokens.get(name);
  const variants = /^light-dark\((.+), (.+)\)$/.exec(value ?? '');
  if (variants) value = variants[theme === 'light' ? 1 : 2];
  const reference = /^var\((--[\w-]+)\)$/.exec(value ?? '')?.[1];
  if (reference !== undefined) return colour(theme, reference);
  if (value === undefined || !/^#[\da-f]{6}$/.test(value)) {
    throw new Error(`${name} is no hex colour: ${value}`);
  }
  return value;
}

function declarations(css: string): ReadonlyMap<string, string> {
  const found = css.matchAll(/^ {2}(--[\w-]+):\s*([^;]+);/gm);
  return new Map([...found].map(([, name = '', value = '']) => [name, value.trim()]));
}

/** WCAG 2.2, "contrast ratio". */
function ratio(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
