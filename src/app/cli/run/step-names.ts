import type { Flow } from '../../../core/document/schema.ts';
import { plain } from '../plain.ts';

/** How the steps of a flow are called in reports: by name, and by id where they have none. */
export function stepNames(flow: Flow): (id: string) => string {
  const names = new Map(flow.steps.map(({ id, name }) => [id, name]));
  return (id) => plain(names.get(id) || id);
}
