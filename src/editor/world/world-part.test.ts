import { describe, expect, test } from 'vitest';
import type { World } from '../services.ts';
import { partInUse, withPart } from './world-part.ts';

const ann = { loginIds: ['ann'] };
const world: World = { users: [ann], mocks: [] };
const scenarios = [
  { name: 'Nobody', users: [] },
  { name: 'Stored', seed: 1 },
];

describe('the users of the next run', () => {
  test('are the scenario’s, even where it says that there is nobody', () => {
    expect(partInUse('users', { scenarios }, 'Nobody', world)).toEqual({
      from: 'scenario',
      scenario: 'Nobody',
      list: [],
    });
  });

  test('are the stored ones where the scenario brings none', () => {
    expect(partInUse('users', { scenarios }, 'Stored', world)).toEqual({
      from: 'stored',
      scenario: 'Stored',
      list: [ann],
    });
  });

  test.each([null, 'gone'])('are the stored ones without a scenario: %s', (name) => {
    expect(partInUse('users', { scenarios }, name, world)).toEqual({
      from: 'stored',
      scenario: null,
      list: [ann],
    });
  });
});

describe('another list in a scenario', () => {
  test('leaves everything else as it was', () => {
    expect(withPart(scenarios, 'Stored', 'users', [ann])).toEqual([
      { name: 'Nobody', users: [] },
      { name: 'Stored', seed: 1, users: [ann] },
    ]);
  });

  test('is left out where the stored ones are to take part', () => {
    expect(withPart(scenarios, 'Nobody', 'users', undefined)).toEqual([
      { name: 'Nobody' },
      { name: 'Stored', seed: 1 },
    ]);
  });
});
