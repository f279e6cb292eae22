import { isPress } from '../../../core/scenario/schema.ts';
import type { Answer } from '../../../core/scenario/schema.ts';
import { nameOf } from '../../flow-graph.ts';
import type { FlowGraph, GraphStep } from '../../flow-graph.ts';
import type { Finding, Rule } from '../finding.ts';
import { listInWords } from '../words.ts';

/** Answers that no run can use: a step that is not there, a button or an outcome it does not have. */
export const scenarioAnswers: Rule = ({ flow, graph }) => {
  const byName = new Map<string, GraphStep[]>();
  for (const step of graph.steps) {
    const same = byName.get(step.step.name) ?? [];
    same.push(step);
    byName.set(step.step.name, same);
  }
  return (flow.scenarios ?? []).flatMap(({ name, answers = [] }, i) =>
    answers.flatMap((answer, j): readonly Finding[] => {
      const trouble = troubleWith(answer, graph, byName);
      if (trouble === null) return [];
      const { code, key, step, says } = trouble;
      return [
        {
          code,
          severity: 'error',
          at: ['scenarios', i, 'answers', j, key],
          step,
          message: `Answer ${j + 1} of the scenario "${name}" ${says}.`,
        },
      ];
    }),
  );
};

function troubleWith(
  answer: Answer,
  graph: FlowGraph,
  byName: ReadonlyMap<string, readonly GraphStep[]>,
) {
  const wanted = answer.step;
  const byId = graph.byId.get(wanted);
  const named =
    byId === undefined ? (byName.get(wanted) ?? []) : [byId, ...(byName.get(wanted) ?? [])];
  const [first] = named;
  if (first === undefined) {
    if (isInAnotherFlow(wanted, graph)) return null;
    const screens = graph.steps.filter(({ waits }) => waits).map(nameOf);
    const known =
      screens.length === 0 ? 'no step waits for answers' : `it has ${listInWords(screens)}`;
    const says = `is for "${wanted}", a screen the flow does not have: ${known}`;
    return { code: 'answer-unknown-step', key: 'step', step: null, says } as const;
  }
  if (named.some(({ definition }) => definition === undefined)) return null;
  if (!isPress(answer)) return troubleWithOutcome(answer.outcome, first, named);
  const { press } = answer;
  const buttons = named.flatMap(({ ports }) => ports.filter(({ role }) => role === 'button'));
  if (buttons.some(({ id, label }) => id === press || label === press)) return null;
  const labels = buttons.map(({ id, label }) => label || id);
  const known = labels.length === 0 ? 'it has no buttons' : `it has ${listInWords(labels)}`;
  const says = `presses "${press}", a button "${nameOf(first)}" does not have: ${known}`;
  return { code: 'answer-unknown-button', key: 'press', step: first.step.id, says } as const;
}

function troubleWithOutcome(outcome: string, first: GraphStep, named: readonly GraphStep[]) {
  const outcomes = named.flatMap(
    ({ definition, step }) => definition?.choices?.(step.config) ?? [],
  );
  if (outcomes.includes(outcome)) return null;
  const known =
    outcomes.length === 0
      ? 'nobody chooses how it does'
      : `it has ${listInWords([...new Set(outcomes)])}`;
  const says = `chooses "${outcome}", by which "${nameOf(first)}" can't turn out: ${known}`;
  return { code: 'answer-unknown-outcome', key: 'outcome', step: first.step.id, says } as const;
}

/** Whether the step is one of a flow that this one may enter. */
function isInAnotherFlow(wanted: string, { steps, around }: FlowGraph): boolean {
  if (!steps.some(({ definition }) => definition?.enters !== undefined)) return false;
  return [...around.library.values()].some((flow) =>
    flow.steps.some(({ id, name }) => id === wanted || name === wanted),
  );
}
