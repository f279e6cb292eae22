import { assign, createActor, createMachine, initialTransition } from 'xstate';
import { START, STEPS } from './graph.ts';
import type { Branch, Step, Visitor } from './graph.ts';
import { testBranch } from './test-branch.ts';

interface Context {
  readonly form: Visitor;
  readonly signedIn: boolean;
  readonly plan: string | null;
  readonly claims: { readonly plan: string; readonly seats: number } | null;
}

/** The graph as a machine of eventless (`always`) transitions: guards for decisions, `assign` for actions. */
const machine = createMachine({
  types: {} as { context: Context; input: Visitor },
  context: ({ input }) => ({ form: input, signedIn: false, plan: null, claims: null }),
  initial: START,
  states: Object.fromEntries(STEPS.map((step) => [step.id, toState(step)])),
});

/** An actor that starts and runs to its final state. */
export function runXstateActor(form: Visitor): unknown {
  return createActor(machine, { input: form }).start().getSnapshot().value;
}

/** The pure function: the first macrostep goes all the way. */
export function runXstatePure(form: Visitor): unknown {
  return initialTransition(machine, form)[0].value;
}

/** The states entered, from the microsteps an actor reports to an inspector. */
export function xstateWay(form: Visitor): readonly string[] {
  const path: string[] = [START];
  createActor(machine, {
    input: form,
    inspect: (event) => {
      if (event.type !== '@xstate.microstep') return;
      for (const { target } of event._transitions) {
        for (const node of target ?? []) path.push(node.key);
      }
    },
  }).start();
  return path;
}

function toState(step: Step): object {
  switch (step.type) {
    case 'decision':
      return {
        always: [
          ...step.branches.map((branch) => ({ guard: guardOf(branch), target: branch.to })),
          { target: step.otherwise },
        ],
      };
    case 'sign-in':
      return { always: { target: step.to, actions: assign({ signedIn: true }) } };
    case 'update':
      return { always: { target: step.to, actions: assign({ plan: step.plan }) } };
    case 'claims':
      return {
        always: {
          target: step.to,
          actions: assign({
            claims: ({ context }: { context: Context }) => ({
              plan: `${step.plan}/${context.form.country}`,
              seats: context.form.seats,
            }),
          }),
        },
      };
    case 'end':
      return { type: 'final' };
  }
}

function guardOf(branch: Branch) {
  const holds = testBranch(branch);
  return ({ context }: { context: Context }) => holds(context.form);
}
