import { templates } from 'virtual:templates';
import type { Template } from '../../editor/services.ts';

/** What a first visit shows stands first in the gallery. */
const EXAMPLE = 'sign-up-or-in';

let loading: Promise<readonly Template[]> | undefined;

/** The templates of the gallery, the example of the first visit first; loaded once. */
export function loadTemplates(): Promise<readonly Template[]> {
  const names = [EXAMPLE, ...templates.filter((name) => name !== EXAMPLE)];
  loading ??= Promise.all(names.map(loadTemplate)).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loadTemplate(id: string): Promise<Template> {
  const [response, { parseFlowText, readableKinds }] = await Promise.all([
    fetch(`./flows/${id}.json`),
    import('./read-kinds.ts'),
  ]);
  if (!response.ok) throw new Error(`The template ${id} did not load: status ${response.status}.`);
  return { id, flow: parseFlowText(await response.text(), readableKinds) };
}
