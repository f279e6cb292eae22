import type { Flow, Step } from '../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../core/engine/env.ts';
import type { ScreenView } from '../core/engine/outcome.ts';
import { READY } from '../core/engine/state.ts';
import { transition } from '../core/engine/transition.ts';
import { isJsonObject, parseJson } from '../core/json.ts';
import type { RunnableRegistry } from '../core/kind/definition.ts';

/**
 * What a step shows the end user, as it is drawn: dynamic values stand there by their paths, `‹form.email›`. Null for a
 * step that shows nothing.
 */
export function previewScreen(
  flow: Flow,
  step: Step,
  registry: RunnableRegistry,
): ScreenView | null {
  const { config } = named(step);
  const definition = registry.get(step.kind);
  if (definition?.config.safeParse(config).success !== true) return null;
  const alone = { ...flow, start: step.id, steps: [{ ...step, config }], edges: [], library: [] };
  const env = makeEnv(makeRunnable(alone, registry), { users: [] });
  const [begun] = transition(env, READY, { type: 'start', now: 0, seed: 0, request: {} });
  const [state] = transition(env, begun, { type: 'advance' });
  return state.status === 'waiting' ? state.view : null;
}

/** A step whose dynamic values say what they are. */
function named(step: Step): Step {
  const text = JSON.stringify(step.config).replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, '‹$1›');
  const config = parseJson(text);
  return { ...step, config: isJsonObject(config) ? { ...config } : {} };
}
