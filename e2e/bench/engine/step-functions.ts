import { StateMachine } from 'aws-local-stepfunctions';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { START, STEPS } from './graph.ts';
import type { Branch, Step, Test, Visitor } from './graph.ts';

type States = StateMachineDefinition['States'];

/** The graph in Amazon States Language: decisions are Choice states, actions are Pass states that write the input. */
const machine = new StateMachine({
  StartAt: START,
  States: Object.fromEntries(STEPS.map((step) => [step.id, toState(step)])),
});

export async function runStepFunctions(form: Visitor): Promise<unknown> {
  return await machine.run({ form, connectors: {} }).result;
}

/** The states entered, from the event log of an execution. */
export async function stepFunctionsWay(form: Visitor): Promise<readonly string[]> {
  const path: string[] = [];
  const execution = machine.run({ form, connectors: {} });
  for await (const event of execution.eventLogs) {
    if (event.type === 'StateEntered') path.push(event.state.name);
  }
  return path;
}

function toState(step: Step): States[string] {
  switch (step.type) {
    case 'decision':
      return {
        Type: 'Choice',
        Choices: step.branches.map((branch) => ({ ...toRule(branch), Next: branch.to })),
        Default: step.otherwise,
      };
    case 'sign-in':
      return { Type: 'Pass', Result: true, ResultPath: '$.signedIn', Next: step.to };
    case 'update':
      return { Type: 'Pass', Result: step.plan, ResultPath: '$.plan', Next: step.to };
    case 'claims':
      return {
        Type: 'Pass',
        Parameters: { plan: step.plan, 'country.$': '$.form.country', 'seats.$': '$.form.seats' },
        ResultPath: '$.claims',
        Next: step.to,
      };
    case 'end':
      return { Type: 'Succeed' };
  }
}

function toRule({ tests }: Branch): object {
  const [only, ...others] = tests.map(toTest);
  return others.length === 0 && only !== undefined ? only : { And: tests.map(toTest) };
}

function toTest(test: Test): object {
  const Variable = `$.${test.key}`;
  switch (test.operator) {
    case 'equal': {
      const equals = { Variable, StringEquals: test.value };
      // A Variable that is not there is an error in this language, so it is asked for first.
      return test.key.startsWith('form.')
        ? equals
        : { And: [{ Variable, IsPresent: true }, equals] };
    }
    case 'contains':
      return { Variable, StringMatches: `*${test.value}*` };
    case 'greater-than-or-equal':
      return { Variable, NumericGreaterThanEquals: test.value };
    case 'in':
      return { Or: test.value.map((value) => ({ Variable, StringEquals: value })) };
    case 'not-empty':
      return { Not: { Variable, StringEquals: '' } };
    case 'is-true':
      return { Variable, BooleanEquals: true };
  }
}
