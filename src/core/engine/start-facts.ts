import { own } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/**
 * What the facts of a run's start are where the request says nothing of them, as the vendor's own start conditions take
 * them (`@descope/web-component`, `conditions.ts`): without them neither `is true` nor `is false` would hold. That
 * dynamic values read the same is assumed (`start-facts`).
 */
export const START_FACTS: JsonObject = {
  idpInitiated: false,
  externalToken: false,
  abTestingKey: 0,
};

/** A fact of this root, given or assumed; undefined where there is none. */
export function factAt(facts: JsonObject, root: string): Json | undefined {
  return own(facts, root) ?? own(START_FACTS, root);
}

/** Whether what is read at this path is no fact that was given, but the one that is assumed. */
export function isAssumedFact(facts: JsonObject, path: string): boolean {
  return Object.hasOwn(START_FACTS, path) && own(facts, path) === undefined;
}
