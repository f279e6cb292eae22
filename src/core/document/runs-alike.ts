import { sameJson } from '../json.ts';
import { asJson } from './as-json.ts';
import type { Flow } from './schema.ts';

/**
 * Whether a flow runs as an earlier version of it did: where its cards lie, what it is called, its scenarios and what
 * other formats left in it do not matter. Cheap for versions of one history: what they share is not looked at.
 */
export function runsAlike(before: Flow, now: Flow): boolean {
  return before === now || sameJson(asJson(whatRuns(before)), asJson(whatRuns(now)));
}

function whatRuns(flow: Flow): Flow {
  const {
    description: _description,
    layout: _layout,
    scenarios: _scenarios,
    notes: _notes,
    groups: _groups,
    source: _source,
    ...rest
  } = flow;
  return { ...rest, name: '' };
}
