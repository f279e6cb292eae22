import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { Icon, ICON_NAMES, isIconName } from './icon.tsx';

test('every name draws a picture of its own, hidden from screen readers', () => {
  const drawn = ICON_NAMES.map((name) => renderToStaticMarkup(createElement(Icon, { name })));
  expect(drawn.filter((svg) => !/^<svg [^>]*aria-hidden="true"/.test(svg))).toEqual([]);
  expect(new Set(drawn).size).toBe(ICON_NAMES.length);
});

test('a name nobody knows draws a box', () => {
  const draw = (name: string) => renderToStaticMarkup(createElement(Icon, { name }));
  expect(isIconName('toString')).toBe(false);
  expect(draw('toString')).toBe(draw('box'));
});

test('every icon that ships is used', () => {
  const sources = import.meta.glob<string>(
    ['../**/*.{ts,tsx}', '!./icon-table.ts', '!../**/*.test.*'],
    {
      query: '?raw',
      eager: true,
      import: 'default',
    },
  );
  const code = Object.values(sources).join('\n');
  const unused = ICON_NAMES.filter(
    (name) => !code.includes(`'${name}'`) && !code.includes(`"${name}"`),
  );
  expect(unused).toEqual([]);
});
