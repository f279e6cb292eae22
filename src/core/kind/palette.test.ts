import { expect, test } from 'vitest';
import { makeRegistry, registry } from '../../steps/registry.ts';
import { paletteOf, searchPalette } from './palette.ts';

const palette = paletteOf(registry);

test('groups stand in their order, items in the registry’s; one kind can have several', () => {
  expect(
    palette.map(({ group, items }) => [
      group,
      items.filter(({ rare }) => !rare).map(({ title }) => title),
    ]),
  ).toEqual([
    ['Screens', ['Screen']],
    [
      'Generate JWT',
      [
        'Generate JWT / Sign In with 3rd Party IdP',
        'Generate JWT / Sign Up with 3rd Party IdP',
        'Generate JWT / Sign Up or In with 3rd Party IdP',
      ],
    ],
    ['Connectors', ['Generic HTTP Connector']],
    ['Logic', ['Condition', 'Scriptlet', 'Subflow', 'Verify token']],
    [
      'User & token',
      [
        'Update User / Attributes',
        'Custom Claims',
        'Load User',
        'Step Up',
        'Generate Audit Event',
        'Update User / Add Tenant',
      ],
    ],
    ['End', ['End']],
    [
      'One-time code',
      [
        'Sign Up or In / OTP / Email',
        'Sign Up / OTP / Email',
        'Sign In / OTP / Email',
        'Verify Code / OTP / Email',
        'Sign In / OTP / SMS',
        'Verify Code / OTP / SMS',
      ],
    ],
    ['Magic link', ['Sign Up or In / Magic Link / Email', 'Sign In / Magic Link / Email']],
    ['Password', ['Sign In / Password', 'Sign Up / Password']],
    ['Passkey & TOTP', ['Sign Up or In / Passkeys (WebAuthn)', 'Verify Code / TOTP']],
    ['OAuth & SSO', ['Sign Up or In / OAuth', 'SSO']],
    ['Risk & limits', ['Risk Calculator']],
    ['Tenants & admin', []],
  ]);
});

test('what is seldom needed comes after what is as good otherwise', () => {
  const titles = searchPalette(palette, 'magic link').map(({ title }) => title);
  expect(titles.slice(0, 3)).toEqual([
    'Sign Up or In / Magic Link / Email',
    'Sign In / Magic Link / Email',
    'Sign Up / Magic Link / Email',
  ]);
});

test('every action is found by its title and by its id in an export', () => {
  const items = palette.flatMap((group) => group.items).filter(({ kind }) => kind === 'action');
  expect(items.length).toBeGreaterThan(45);
  for (const { title, synonyms } of items) {
    expect(searchPalette(palette, title)[0]?.title).toBe(title);
    expect(searchPalette(palette, synonyms[0] ?? '').map((item) => item.title)).toContain(title);
  }
});

test('a group no kind belongs to is left out', () => {
  const end = registry.get('end');
  const groups = paletteOf(makeRegistry(end === undefined ? [] : [end]));
  expect(groups.map(({ group }) => group)).toEqual(['End']);
});

test('an item says everything the palette shows and what the new step starts with', () => {
  const [group] = palette.filter((one) => one.group === 'Generate JWT');
  const item = group?.items[1];
  expect(item).toEqual({
    id: 'generate-jwt/1',
    kind: 'generate-jwt',
    title: 'Generate JWT / Sign Up with 3rd Party IdP',
    group: 'Generate JWT',
    icon: 'key-round',
    tone: 'generate-jwt',
    text: registry.get('generate-jwt')?.help.text,
    synonyms: registry.get('generate-jwt')?.palette[1]?.synonyms,
    rare: false,
    config: { variant: 'sign-up' },
  });
});

test.each([
  ['', ['Screen', 'Generate JWT / Sign In with 3rd Party IdP']],
  ['custom claims', ['Custom Claims']],
  ['PROPERTIES', ['Update User / Attributes']],
  ['if', ['Condition']],
  ['http', ['Generic HTTP Connector']],
  ['webh', ['Generic HTTP Connector']],
  ['sign up', ['Generate JWT / Sign Up with 3rd Party IdP']],
  ['jwt sign in', ['Generate JWT / Sign In with 3rd Party IdP']],
  ['end', ['End']],
  ['logic', ['Condition']],
])('"%s" finds first: %s', (query, expected) => {
  const titles = searchPalette(palette, query).map(({ title }) => title);
  expect(titles.slice(0, expected.length)).toEqual(expected);
});

test('every word of the query has to fit', () => {
  expect(searchPalette(palette, 'jwt blockchain')).toEqual([]);
  expect(searchPalette(palette, 'custom claims').map(({ kind }) => kind)).toEqual([
    'custom-claims',
  ]);
});
