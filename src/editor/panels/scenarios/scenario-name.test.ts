import { expect, test } from 'vitest';
import { completeUser } from '../../../core/users/user.ts';
import type { RunSummary } from '../../../hosts/session/run-result.ts';
import { freeName, nameOfRun } from './scenario-name.ts';

const maya = completeUser({ loginIds: ['acme-1'], name: 'Maya Chen' }, 'U1');
const base: RunSummary = {
  outcome: 'completed',
  path: ['login', 'end'],
  users: [maya],
  changes: [],
  trace: [],
};
const error = { type: 'ConnectorFailed', message: 'm', step: 'login' };

test.each<[string, RunSummary]>([
  ['Maya Chen signs in', { ...base, user: maya }],
  ['Maya Chen signs up', { ...base, user: maya, changes: [{ type: 'created', after: maya }] }],
  ['Nobody signs in', base],
  ['Waits at Log in', { ...base, outcome: 'waiting', path: ['login'] }],
  ['New scenario', { ...base, outcome: 'waiting', path: [] }],
  ['ConnectorFailed at Log in', { ...base, outcome: 'failed', error }],
  ['ConnectorFailed', { ...base, outcome: 'failed', error: { ...error, step: null } }],
])('%s', (name, summary) => {
  expect(nameOfRun(summary, (id) => (id === 'login' ? 'Log in' : id))).toBe(name);
});

test('a name that is taken gets the first free number', () => {
  expect(freeName('A', ['B'])).toBe('A');
  expect(freeName('A', ['A', 'A 2'])).toBe('A 3');
});
