import type { Json } from '../json.ts';
import type { Flow } from './schema.ts';

/** The JSON value a document is: typed documents are JSON all through, unknown fields included. */
export function asJson(flow: Flow): Json {
  return flow as unknown as Json;
}
