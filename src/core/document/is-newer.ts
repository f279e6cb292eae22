import type { Flow } from './schema.ts';
import { FLOW_VERSION } from './version.ts';

/** Whether a newer Flowmint made the document: it would lose what this one does not know. */
export function isNewer(flow: Pick<Flow, 'version'>): boolean {
  const version: number = flow.version;
  return version > FLOW_VERSION;
}
