import { MAX_CLAIMS } from '../../../core/tokens/max-claims.ts';
import { addedByTemplate } from '../../../core/tokens/template.ts';
import { claimsBefore } from '../../claims-before.ts';
import { nameOf } from '../../flow-graph.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';

/**
 * Claims that no token takes together, though no step sets too many by itself: those of the template, and those that
 * the steps on one way through the flow set. Said at the step with which they become too many.
 */
export const tooManyClaims: Rule = ({ flow: { settings }, graph }) => {
  const template = addedByTemplate({ claims: Object.entries(settings?.template?.claims ?? {}) });
  if (template.length > MAX_CLAIMS) {
    const message = `The JWT template has ${template.length} claims, but a token takes ${MAX_CLAIMS} at most.`;
    return [warning(['settings', 'template', 'claims'], null, message)];
  }
  const writers = graph.steps.flatMap((step) => {
    const own = step.definition?.claims?.(step.step.config);
    return own === undefined ? [] : [{ step, own }];
  });
  // Nearly every flow: all of its claims together are few.
  const sum = writers.reduce((number, { own }) => number + own.names.size, template.length);
  if (sum <= MAX_CLAIMS) return [];
  const before = claimsBefore(graph, template, MAX_CLAIMS);
  return writers.flatMap(({ step, own }) => {
    const { entering, here } = before(step);
    if (own.names.size > MAX_CLAIMS || entering.size > MAX_CLAIMS) return [];
    const together = new Set([...here, ...own.names]).size;
    if (together <= MAX_CLAIMS) return [];
    const others =
      template.length === 0 ? 'steps before it' : 'steps before it and the JWT template';
    const message = `"${nameOf(step)}": with the ${own.names.size} claims of this step and those of ${others}, ${together} are set, but a token takes ${MAX_CLAIMS} at most.`;
    return [warning(stepPlace(step, 'config', ...own.at), step.step.id, message)];
  });
};

function warning(at: Finding['at'], step: string | null, message: string): Finding {
  return { code: 'too-many-claims', severity: 'warning', at, step, message };
}
