import { describe, expect, test } from 'vitest';
import type { Flow } from '../../../core/document/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import type { RunSummary } from '../../../hosts/session/run-result.ts';
import type { ScenarioRun, World } from '../../services.ts';
import type { BatchResults } from '../../store/batch-slice.ts';
import { passedInWords, resultOf } from './scenario-results.ts';

const own: Scenario = { name: 'Own', users: [], mocks: [] };
const stored: Scenario = { name: 'Stored' };
const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
  scenarios: [own, stored],
};
const world: World = { users: [], mocks: [] };
const summary: RunSummary = { outcome: 'completed', path: [], users: [], changes: [], trace: [] };
const passed: ScenarioRun = { type: 'ran', name: 'Own', summary, failures: [] };
const failed: ScenarioRun = {
  type: 'ran',
  name: 'Stored',
  summary,
  failures: [{ path: 'outcome', message: 'm', expected: 'failed', found: 'completed' }],
};
const batch: BatchResults = { flow, world, runs: [passed, failed] };

describe('the last result of a scenario', () => {
  test.each([
    [own, { run: passed, verdict: 'passed', old: false }],
    [stored, { run: failed, verdict: 'failed', old: false }],
    [{ name: 'New' }, null],
  ])('%j', (scenario, result) => {
    expect(resultOf(batch, flow, world, scenario)).toEqual(result);
  });

  test('of another flow is none', () => {
    expect(resultOf(batch, { ...flow, id: 'g' }, world, own)).toBeNull();
    expect(resultOf(null, flow, world, own)).toBeNull();
  });

  test('says that users contradicted each other', () => {
    const run: ScenarioRun = { type: 'unreadable', name: 'Own', message: 'm' };
    expect(resultOf({ ...batch, runs: [run] }, flow, world, own)).toMatchObject({
      verdict: 'unreadable',
    });
  });
});

test('how many passed, in words', () => {
  expect(passedInWords(batch)).toBe('1 of 2 scenarios passed');
});

describe('a result is old', () => {
  const isOld = (now: Flow, of: Scenario, then: World = world) =>
    resultOf(batch, now, then, of)?.old;

  test('once a step or the scenario itself is edited', () => {
    expect(isOld({ ...flow, start: 'elsewhere' }, own)).toBe(true);
    expect(isOld(flow, { ...own })).toBe(true);
  });

  test('once stored users are edited that it takes part with', () => {
    expect(isOld(flow, stored, { ...world, users: [] })).toBe(true);
    expect(isOld(flow, own, { ...world, users: [] })).toBe(false);
  });

  test('not by moving a card or editing another scenario', () => {
    expect(isOld({ ...flow, layout: {}, name: 'G', scenarios: [own, { ...stored }] }, own)).toBe(
      false,
    );
  });
});
