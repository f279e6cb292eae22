import { describeForm } from '../../../core/document/form.ts';
import type { FormField } from '../../../core/document/form.ts';
import type { Flow, Step } from '../../../core/document/schema.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import type { ReadableRegistry } from '../../../core/kind/definition.ts';

/** The steps that name a connector, by the connector's id: whatever field of their kind chooses one. */
export function connectorUses(
  flow: Pick<Flow, 'steps'>,
  registry: ReadableRegistry,
): ReadonlyMap<string, readonly Step[]> {
  const fields = new Map<string, readonly FormField[]>();
  const uses = new Map<string, Step[]>();
  for (const step of flow.steps) {
    const definition = registry.get(step.kind);
    if (definition === undefined || !isJsonObject(step.config)) continue;
    const known = fields.get(step.kind) ?? describeForm(definition.config);
    fields.set(step.kind, known);
    for (const id of new Set(chosenIn(known, step.config))) {
      uses.set(id, [...(uses.get(id) ?? []), step]);
    }
  }
  return uses;
}

function chosenIn(fields: readonly FormField[], value: Json | undefined): readonly string[] {
  return fields.flatMap((field) => {
    const held = isJsonObject(value) ? own(value, field.key) : undefined;
    if (field.control === 'connector') return typeof held === 'string' ? [held] : [];
    return field.type === 'group' ? chosenIn(field.fields, held) : [];
  });
}
