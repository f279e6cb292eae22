import type { Flow } from '../../core/document/schema.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ConfigProblem, Surroundings } from '../../core/kind/definition.ts';
import type { ActionConfig } from './config.ts';
import { SENT } from './row.ts';

type Step = Flow['steps'][number];

/**
 * Exports have two windows where a link is opened: the one that polls goes on to a screen that says so, the one that
 * opens the link goes on by `success`. A run is in one of them only.
 */
export function problemsOfPolling(
  config: ActionConfig,
  { flow }: Surroundings,
): readonly ConfigProblem[] {
  const { steps, edges } = flow;
  const step = steps.find((one) => one.config === config);
  const targetOf = (from: string, port: string): Step | undefined => {
    const edge = edges.find((one) => one.from === from && one.port === port);
    return steps.find(({ id }) => id === edge?.to);
  };
  const waiting = step === undefined ? undefined : targetOf(step.id, SENT);
  if (step === undefined || waiting === undefined) return [];
  return pollingPortsOf(waiting).flatMap((port) => {
    const next = targetOf(waiting.id, port);
    if (next === undefined || next.id === step.id) return [];
    const message = `"${nameOf(waiting)}" polls and leads on to "${nameOf(next)}": that is the window that waits, where nobody signs in. Whoever opens the link goes on by Verified, in a window of their own: a run takes that where the link is opened at once.`;
    return [{ code: 'polling-leads-elsewhere', severity: 'info', at: ['action'], message }];
  });
}

/** The ports of polling loaders; only screens have components. */
function pollingPortsOf({ config }: Step): readonly string[] {
  const { components } = config;
  if (!Array.isArray(components)) return [];
  return components.flatMap((one: unknown) =>
    isJsonObject(one) && one['type'] === 'polling' && typeof one['id'] === 'string'
      ? [one['id']]
      : [],
  );
}

function nameOf({ id, name }: Step): string {
  return name === '' ? id : name;
}
