/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[],
 * }} VitestReport the part of `vitest --reporter=json` that is read here
 *
 * @typedef {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: readonly unknown[],
 * }} PlaywrightReport the part of Playwright's JSON report that is read here
 */

/**
 * A file that could not be run holds no test, and counts as one that failed.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countUnit(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * A flaky test passed in the end. Errors outside tests (a file that does not load, a server that
 * does not start) count as failed.
 *
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countEndToEnd({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a stage adds up to: one that ended badly without naming a failure, or that ran no test at
 * all, counts as one failure.
 *
 * @param {Counts | undefined} counts what its report says; undefined where it left none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function settle(counts, exitCode) {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}

/**
 * The last line: `3 passed, 1 failed`, and `, 2 skipped` where any was.
 *
 * @param {readonly Counts[]} all
 */
export function summary(all) {
  const sum = (/** @type {keyof Counts} */ key) => all.reduce((total, one) => total + one[key], 0);
  const skipped = sum('skipped');
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${sum('passed')} passed, ${sum('failed')} failed${tail}`;
}
