import { describe, expect, test } from 'vitest';
import { countEndToEnd, countUnit, settle, summary } from './counts.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };

describe('the counts of npm test', () => {
  test('a unit test file that could not be run counts as one failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{}, {}, {}] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(countUnit(report)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });

  test('a flaky journey passed, and an error outside journeys failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 3 };
    expect(countEndToEnd({ stats, errors: [{}] })).toEqual({ passed: 6, failed: 2, skipped: 3 });
  });

  test.each([
    ['passed', { ...none, passed: 2 }, 0, { ...none, passed: 2 }],
    ['failed', { ...none, passed: 2, failed: 1 }, 1, { ...none, passed: 2, failed: 1 }],
    [
      'ended badly, though every test passed',
      { ...none, passed: 2 },
      1,
      { ...none, passed: 2, failed: 1 },
    ],
    ['left no report', undefined, 1, { ...none, failed: 1 }],
    ['ran no test', none, 0, { ...none, failed: 1 }],
    ['skipped every test', { ...none, skipped: 2 }, 0, { passed: 0, failed: 1, skipped: 2 }],
  ])('a stage that %s', (_what, counts, exitCode, expected) => {
    expect(settle(counts, exitCode)).toEqual(expected);
  });

  test('the last line names the skipped only where there are some', () => {
    expect(
      summary([
        { ...none, passed: 1 },
        { ...none, failed: 2 },
      ]),
    ).toBe('1 passed, 2 failed');
    expect(summary([{ passed: 1, failed: 0, skipped: 4 }])).toBe('1 passed, 0 failed, 4 skipped');
  });
});
