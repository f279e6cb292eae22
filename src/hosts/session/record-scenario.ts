import type { RunEvent, RunRequest } from '../../core/engine/event.ts';
import type { Answer, Expect, Scenario } from '../../core/scenario/schema.ts';
import { compactUser } from '../../core/users/compact-user.ts';
import type { UserInput } from '../../core/users/user.ts';
import { summarise } from './run-result.ts';
import type { RunSession } from './run-session.ts';

/**
 * A run as a scenario that runs the same way again: who came and when, with which seed, what was pressed and typed, the
 * users it began with and the mocks in use. It expects the outcome, the path and the error that the run had; a run that
 * is under way expects nothing yet.
 *
 * @param users what the run began with, as people wrote it; left out, the users of the run's index
 */
export function recordScenario(
  session: RunSession,
  name: string,
  users?: readonly UserInput[],
): Scenario {
  const { env, moments, state } = session;
  const start = moments.map(({ event }) => event).find((event) => event.type === 'start');
  const answers = answersOf(session);
  const isSettled =
    state.status !== 'ready' && state.status !== 'running' && state.status !== 'performing';
  return {
    name,
    ...(start !== undefined && timeAndChance(start)),
    users: [...(users ?? env.users.all.map(compactUser))],
    ...(answers.length > 0 && { answers }),
    mocks: [...env.mocks],
    ...(isSettled && { expect: expectationOf(session) }),
  };
}

function timeAndChance({
  now,
  seed,
  request,
}: RunEvent & { type: 'start' }): Pick<Scenario, 'now' | 'seed' | 'request'> {
  const asked = requestOf(request);
  return {
    now: new Date(now).toISOString(),
    // The engine counts in signed 32 bits, scenarios without a sign.
    seed: seed >>> 0,
    ...(Object.keys(asked).length > 0 && { request: asked }),
  };
}

function requestOf({
  form,
  client,
  cookies,
  tenant,
  session,
  context,
}: RunRequest): NonNullable<Scenario['request']> {
  const texts = Object.entries(cookies ?? {}).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return {
    ...(form !== undefined && { form: { ...form } }),
    ...(client !== undefined && { client: { ...client } }),
    ...(texts.length > 0 && { cookies: Object.fromEntries(texts) }),
    ...(tenant !== undefined && { tenant }),
    ...(session !== undefined && { session: { ...session } }),
    ...(context !== undefined && { context: { ...context } }),
  };
}

/** What was pressed, without what the screen refused; and what was chosen, by whomever. */
function answersOf({ moments }: RunSession): Answer[] {
  return moments.flatMap(({ event, state }, i): Answer[] => {
    const before = moments[i - 1]?.state;
    if (before === undefined || before === state) return [];
    const step = before.step ?? '';
    if (event.type === 'answer') {
      const { answer } = event;
      if (answer.type !== 'outcome' || before.effect?.type !== 'choice') return [];
      const { unasked, initial } = before.effect.request;
      return unasked === true && answer.outcome === initial
        ? []
        : [{ step, outcome: answer.outcome }];
    }
    if (event.type !== 'press') return [];
    const { button, form, elapsedMs } = event;
    return [
      {
        step,
        press: button,
        ...(Object.keys(form).length > 0 && { form: { ...form } }),
        ...(elapsedMs !== undefined && { delayMs: elapsedMs }),
      },
    ];
  });
}

function expectationOf(session: RunSession): Expect {
  const { outcome, path, error } = summarise(session);
  return {
    outcome,
    path: [...path],
    ...(error !== undefined && { error: error.type }),
  };
}
