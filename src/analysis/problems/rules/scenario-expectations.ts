import type { Finding, Rule } from '../finding.ts';

/** Expectations that can never hold, since they name steps that are not there. */
export const scenarioExpectations: Rule = ({ flow, graph }) =>
  (flow.scenarios ?? []).flatMap(({ name, expect }, i) => {
    const finding = (step: string, below: readonly (string | number)[]): Finding => ({
      code: 'expect-unknown-step',
      severity: 'error',
      at: ['scenarios', i, 'expect', ...below],
      step: null,
      message: `The scenario "${name}" expects the step "${step}", which the flow does not have: name a step by its id.`,
    });
    const inPath = (expect?.path ?? []).flatMap((step, j) =>
      graph.byId.has(step) ? [] : [finding(step, ['path', j])],
    );
    const error = expect?.error;
    const at = typeof error === 'object' ? error.step : undefined;
    return at === undefined || graph.byId.has(at)
      ? inPath
      : [...inPath, finding(at, ['error', 'step'])];
  });
