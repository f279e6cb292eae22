import { Engine } from 'json-rules-engine';
import type { RuleProperties } from 'json-rules-engine';
import { START, STEPS, targetOf } from './graph.ts';
import type { Branch, Step, Test, Visitor } from './graph.ts';

/**
 * The graph's branches as rules. This engine knows no order of steps: one run says which branches hold, and the way
 * follows from that. It writes nothing, and the way is not worked out while the clock runs.
 */
const engine = new Engine([], { allowUndefinedFacts: true });
engine.addOperator('textContains', (text: string, part: string) => text.includes(part));
for (const rule of STEPS.flatMap(rulesOf)) engine.addRule(rule);

export async function runJsonRules(form: Visitor): Promise<unknown> {
  return (await engine.run(form)).events;
}

/** The way that the events of a run lead to. */
export async function jsonRulesWay(form: Visitor): Promise<readonly string[]> {
  const { events } = await engine.run(form);
  const held = new Set(events.map(({ type }) => type));
  const steps = new Map(STEPS.map((step) => [step.id, step]));
  const path: string[] = [];
  for (let step = steps.get(START); step !== undefined;) {
    const at: Step = step;
    path.push(at.id);
    if (at.type === 'end') break;
    const to =
      at.type === 'decision' ? targetOf(at, (branch) => held.has(nameOf(at, branch))) : at.to;
    step = steps.get(to);
  }
  return path;
}

function rulesOf(step: Step): readonly RuleProperties[] {
  if (step.type !== 'decision') return [];
  return step.branches.map((branch) => ({
    event: { type: nameOf(step, branch) },
    conditions: {
      all: branch.tests.map((test) => ({
        // Facts by their plain names: paths inside a fact are much slower here.
        fact: test.key.replace('form.', ''),
        ...comparisonOf(test),
      })),
    },
  }));
}

function nameOf(step: Step, { port }: Branch): string {
  return `${step.id}/${port}`;
}

function comparisonOf(test: Test): { operator: string; value: unknown } {
  switch (test.operator) {
    case 'equal':
    case 'in':
      return { operator: test.operator, value: test.value };
    case 'contains':
      return { operator: 'textContains', value: test.value };
    case 'greater-than-or-equal':
      return { operator: 'greaterThanInclusive', value: test.value };
    case 'not-empty':
      return { operator: 'notEqual', value: '' };
    case 'is-true':
      return { operator: 'equal', value: true };
  }
}
