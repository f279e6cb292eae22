import { expect, test } from 'vitest';
import { matchOptions } from './match-options.ts';

const OPTIONS = [
  { label: 'Screen', keywords: 'page form', group: 'Screens' },
  { label: 'Generic HTTP Connector', keywords: 'api request fetch', group: 'Connectors' },
  { label: 'Update User / Attributes', keywords: 'properties', group: 'User & token' },
  { label: 'Sign In with 3rd Party IdP', group: 'Generate JWT' },
  { label: 'Sign Up or In with 3rd Party IdP', group: 'Generate JWT' },
  { label: 'Reset attributes' },
];

test.each([
  ['', OPTIONS.map(({ label }) => label)],
  ['scr', ['Screen']],
  ['properties', ['Update User / Attributes']],
  ['fetch', ['Generic HTTP Connector']],
  ['jwt', ['Sign In with 3rd Party IdP', 'Sign Up or In with 3rd Party IdP']],
  ['jwt up', ['Sign Up or In with 3rd Party IdP']],
  ['  SIGN   in ', ['Sign In with 3rd Party IdP', 'Sign Up or In with 3rd Party IdP']],
  ['no such thing', []],
  ['screen jwt', []],
])('“%s” finds %j', (query, labels) => {
  expect(matchOptions(OPTIONS, query).map(({ label }) => label)).toEqual(labels);
});

test('a beginning comes before a word, a word before its middle, the label before keywords', () => {
  const labels = ['A token', 'Betoken', 'Token', 'Claims'];
  const options = labels.map((label) => ({ label, keywords: 'token' }));
  expect(matchOptions(options, 'token').map(({ label }) => label)).toEqual([
    'Token',
    'A token',
    'Betoken',
    'Claims',
  ]);
});
