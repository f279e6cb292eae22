import { exitBy } from './env.ts';
import type { Env, RunnableFlow, RunnableStep } from './env.ts';
import type { Move } from './move.ts';
import { after, fail } from './next-state.ts';
import type { Transition } from './next-state.ts';
import type { Outcome, Signal } from './outcome.ts';
import { flowOf } from './stack.ts';
import type { Frame, RunError, RunState } from './state.ts';
import { aboutStep, stepEntry } from './step-entry.ts';
import type { Handled } from './step-entry.ts';

/** Goes on in another flow of the library, if there is one and it is not under way already. */
export function enter(
  env: Env,
  state: RunState,
  current: Move,
  outcome: Outcome & { type: 'enter' },
): Transition {
  const { flow: id, input, why } = outcome;
  const flow = env.library.get(id);
  const refused = whyNot(id, flow, [env.flow.id, ...current.stack.map((frame) => frame.flow)]);
  if (refused !== null || flow === undefined || flow.start === null) {
    const error = { type: 'unknown-flow', message: '', ...refused, step: current.step.id };
    const entry = stepEntry(current, null, null, null, `The flow "${id}" can’t be entered.`, {
      error,
    });
    const here = after(state, current, { status: 'running', step: current.step.id });
    return fail(here, error, [entry]);
  }
  current.countTraced(input);
  const about = aboutStep(current, why);
  const frame: Frame = { step: current.step.id, flow: id, input };
  current.extra = { ...current.extra, stack: [...current.stack, frame] };
  const next = after(state, current, { status: 'running', step: flow.start });
  return [next, [], [{ type: 'enter', ...about, flow: id, to: flow.start }]];
}

/** Why a flow can't be entered from where these are under way, the outermost first; null: it can. */
function whyNot(
  id: string,
  flow: RunnableFlow | undefined,
  underWay: readonly string[],
): Pick<RunError, 'type' | 'message'> | null {
  // First of all: the outermost flow stands in no library.
  if (underWay.includes(id)) {
    const way = [...underWay, id].join(' → ');
    return { type: 'recursion', message: `${way}: a flow can't enter itself.` };
  }
  if (flow === undefined) {
    return { type: 'unknown-flow', message: `The library has no flow "${id}".` };
  }
  return flow.start === null
    ? { type: 'no-start', message: `The flow "${id}" has no first step.` }
    : null;
}

/** How a step of a flow that was entered is left where nothing in that flow comes after it. */
export interface WayOut {
  readonly port: string;
  readonly why: string;
  /** Whether it is an End; else the port is one that nothing is wired to. */
  readonly ends: boolean;
  readonly handled?: Handled | undefined;
  /** What the next screen has to show, in whichever flow it stands. */
  readonly notice?: RunError | undefined;
}

/** Leaves the flow that was entered: the step that entered it is left by the port that stands for this way out. */
export function leaveFlow(
  env: Env,
  state: RunState,
  current: Move,
  signal: Signal | null,
  way: WayOut,
): Transition {
  const { why, handled, notice } = way;
  const frame = current.stack.at(-1);
  const outer = current.stack.slice(0, -1);
  const step = flowOf(env, outer)?.steps.get(frame?.step ?? '');
  const port = outerPort(step, current.step.id, way);
  const to = exitBy(step, port)?.to ?? null;
  const left = stepEntry(current, signal, way.ends ? null : way.port, null, why, handled);
  current.extra = { ...current.extra, stack: outer };
  const place = { status: 'running', step: to } as const;
  // A flow left further out goes on from this state, and keeps the notice in it.
  const next = after(state, current, notice === undefined ? place : { ...place, notice });
  const name = step?.name ?? '';
  if (step === undefined) {
    const message = `No flow has the step "${frame?.step}" that entered this one.`;
    return fail(next, { type: 'dangling-edge', message, step: null }, [left]);
  }
  current.step = step;
  if (to === null && outer.length > 0) {
    const [last, effects, entries] = leaveFlow(env, next, current.passing(), null, {
      port,
      why: `"${frame?.flow}" was left by ${port}.`,
      ends: false,
    });
    return [last, effects, [left, ...entries]];
  }
  const passed = stepEntry(
    current.passing(),
    null,
    port,
    to,
    `"${frame?.flow}" was left by ${port}.`,
  );
  if (to !== null) return [next, [], [left, passed]];
  const message = `"${name}" left by its port "${port}", and no edge leads on from there.`;
  return fail(next, { type: 'unwired-port', message, step: step.id }, [left, passed]);
}

/** Real flows name a way out of a subflow by its step and port: `1.success`. Ends that are not told apart share one. */
function outerPort(step: RunnableStep | undefined, inner: string, { port, ends }: WayOut): string {
  const exact = `${inner}.${port}`;
  if (!ends || step?.definition === undefined) return exact;
  const ids = step.definition.ports(step.config).map(({ id }) => id);
  return !ids.includes(exact) && ids.includes('success') ? 'success' : exact;
}
