import type { Env, RunnableFlow, RunnableStep } from './env.ts';
import type { Frame, RunState } from './state.ts';

/** The flow whose steps run: the innermost one entered; undefined where the library does not have it. */
export function flowOf(env: Env, stack: readonly Frame[]): RunnableFlow | undefined {
  const frame = stack.length === 0 ? undefined : stack.at(-1);
  return frame === undefined ? env.flow : env.library.get(frame.flow);
}

/** The step a run is at, in whichever flow it runs. */
export function stepAt(env: Env, { step, extra }: RunState): RunnableStep | undefined {
  const flow = step === null ? undefined : flowOf(env, extra.stack);
  if (step === null || flow === undefined) return undefined;
  const near = flow.near.step;
  return near?.id === step ? near : flow.steps.get(step);
}

/** The names of the steps that entered one flow after another, and of a step in the last: ids where a name is missing. */
export function stepNames(env: Env, within: readonly string[], id: string): readonly string[] {
  let flow: RunnableFlow | undefined = env.flow;
  const names: string[] = [];
  for (const one of [...within, id]) {
    const step: RunnableStep | undefined = flow?.steps.get(one);
    names.push(step === undefined || step.name === '' ? one : step.name);
    flow = env.library.get(step?.definition?.enters?.(step.config) ?? '');
  }
  return names;
}
