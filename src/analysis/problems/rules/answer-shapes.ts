import { joinPath } from '../../../core/document/json-text.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { isJsonObject } from '../../../core/json.ts';
import type { AnswerPlace } from '../../../core/kind/definition.ts';
import { parsePath } from '../../../core/values/path.ts';
import { contextKey } from '../../context-keys.ts';
import { nameOf } from '../../flow-graph.ts';
import type { FlowGraph } from '../../flow-graph.ts';
import { mockedBodies } from '../../mocked-bodies.ts';
import { readsOf } from '../../reads-of.ts';
import type { Finding, Rule } from '../finding.ts';
import { stepPlace } from '../finding.ts';
import { placesOf } from '../places-of.ts';

/**
 * Reads of an API's answer in the shape it does not have. With "Include response headers in Context" off its body stands
 * under the Context Key itself, with it on its body, headers and statusCode do (facts/descope.md §4.3). Where steps
 * answer in both shapes under one key nothing is said.
 */
export const answerShapes: Rule = ({ flow, graph }) => {
  const answers = answersByKey(graph);
  if (answers.size === 0) return [];
  return graph.steps.flatMap((step) => {
    if (step.definition === undefined) return [];
    const { config } = step.step;
    const wrong = readsOf(step.definition, config).flatMap(({ path, text }) => {
      const reason = mismatch(path, answers.get(contextKey(path) ?? '') ?? [], flow);
      return reason === null ? [] : [{ path, text, reason }];
    });
    if (wrong.length === 0) return [];
    const places = placesOf(config, new Set(wrong.map(({ text }) => text)));
    return wrong.flatMap(({ path, text, reason }): readonly Finding[] =>
      (places.get(text) ?? [[]]).map((at) => ({
        code: 'wrong-answer-shape',
        severity: 'warning',
        at: stepPlace(step, 'config', ...at),
        step: step.step.id,
        message: `"${nameOf(step)}" reads ${path}, but ${reason}`,
      })),
    );
  });
};

const WHOLE: readonly unknown[] = ['body', 'headers', 'statusCode'];

function mismatch(path: string, answers: readonly AnswerPlace[], flow: Flow): string | null {
  const [first] = answers;
  const [, , field, ...rest] = parsePath(path) ?? [];
  if (first === undefined || field === undefined) return null;
  if (answers.some(({ holds }) => holds !== first.holds)) return null;
  const { path: key, connector } = first;
  const option = `"Include response headers in Context" of the connector "${connector?.name ?? ''}"`;
  if (first.holds === 'whole') {
    if (WHOLE.includes(field)) return null;
    const instead = [field, ...rest].reduce<string>(joinPath, `${key}.body`);
    return `${key} holds body, headers and statusCode, since ${option} is on: read ${instead}.`;
  }
  if (first.holds === 'nothing' || !WHOLE.includes(field)) return null;
  if (answers.some((answer) => answersWith(flow, answer, String(field)))) return null;
  if (field !== 'body') return `only the body of the answer is there: turn on ${option}.`;
  const instead = rest.reduce<string>(joinPath, key);
  return `the body of the answer stands in ${key} itself, since ${option} is off: read ${instead}.`;
}

/** The steps whose answers land under each context key; none where something else is written there. */
function answersByKey({ steps, around }: FlowGraph): ReadonlyMap<string, readonly AnswerPlace[]> {
  const answers = new Map<string, AnswerPlace[]>();
  const others = new Set<string>();
  for (const { definition, step, exits } of steps) {
    const answer = definition?.answer?.(step.config, around);
    const own = answer === undefined ? null : contextKey(answer.path);
    if (answer !== undefined && own !== null) {
      answers.set(own, [...(answers.get(own) ?? []), answer]);
    }
    for (const { path } of exits.flatMap(({ writes }) => writes)) {
      const key = contextKey(path);
      if (key !== null && key !== own) others.add(key);
    }
  }
  for (const key of others) answers.delete(key);
  return answers;
}

/** Whether a scenario's mock of this endpoint answers with such a field: then it is no mistake. */
function answersWith(flow: Flow, answer: AnswerPlace, field: string): boolean {
  return mockedBodies(flow, answer).some(
    (body) => isJsonObject(body) && Object.hasOwn(body, field),
  );
}
