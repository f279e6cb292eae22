import { nameOf } from '../../flow-graph.ts';
import type { Exit, GraphStep } from '../../flow-graph.ts';
import { routes } from '../../routes.ts';
import { stepPlace } from '../finding.ts';
import type { Rule } from '../finding.ts';
import { wayInWords } from '../words.ts';

/**
 * Steps that sign a user in although nothing on the way proved who the user is (Descope docs, "Generate JWT":
 * "validate the user …, then add a Generate JWT action"). Whether what was asked is a proof can't be known; that
 * nothing was asked can.
 */
export const unprovedIdentities: Rule = ({ graph }) => {
  const unproved = routes(graph, proves);
  return [...graph.reachable].filter(signsIn).flatMap((step) => {
    const way = unproved.to(step);
    if (way.length === 0) return [];
    return [
      {
        code: 'identity-unproved',
        severity: 'warning',
        at: stepPlace(step),
        step: step.step.id,
        message: `${nameOf(step)} checks no credentials: on the path *${wayInWords(way)}* no connector and no condition has proved who the user is.`,
      },
    ];
  });
};

/** Whether it surely starts a session and takes somebody’s word for it: a step that waits for an answer checks itself. */
function signsIn({ definition, exits }: GraphStep): boolean {
  if (definition?.resume !== undefined) return false;
  return exits.some(({ writes }) =>
    writes.some(({ path, certainty }) => path === 'authInfo' && certainty === 'must'),
  );
}

/** A decision was taken, or something outside (not a person: that would be a screen) was asked and gave no error. */
function proves({ from, role, error }: Exit): boolean {
  if (from.definition === undefined) return true;
  const asked = from.definition.resume !== undefined && !from.waits;
  return role === 'branch' || role === 'else' || (asked && error === null);
}
