import { useMemo } from 'react';
import { setConfig } from '../../../core/commands/set-step.ts';
import { describeForm } from '../../../core/document/form.ts';
import type { Step } from '../../../core/document/schema.ts';
import type { JsonObject } from '../../../core/json.ts';
import { isJsonObject } from '../../../core/json.ts';
import { registry } from '../../../steps/registry.ts';
import { FormContext } from '../../forms/form-context.ts';
import type { FormSurroundings } from '../../forms/form-context.ts';
import { SchemaForm } from '../../forms/schema-form.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './inspector.module.css';
import { withoutName } from '../problems/without-name.ts';
import { useFlowsToEnter } from './use-flows-to-enter.ts';
import { useSuggestions } from './use-suggestions.ts';

const NONE: readonly never[] = [];

/** The settings of a step: a form generated from its kind's schema. An unknown kind is shown as it is. */
export function StepForm({ step }: { readonly step: Step }) {
  const definition = registry.get(step.kind);
  const schema = definition?.form?.(step.config) ?? definition?.config;
  const fields = useMemo(() => (schema === undefined ? [] : describeForm(schema)), [schema]);
  const store = useEditorStore();
  const surroundings = useSurroundings(step);
  const config = isJsonObject(step.config) ? step.config : {};
  if (definition === undefined) {
    return <pre className={styles.raw}>{JSON.stringify(step.config, null, 2)}</pre>;
  }
  const change = (next: JsonObject, path: string): void =>
    store.getState().apply(setConfig(step.id, { ...next }, definition, path));
  return (
    <FormContext value={surroundings}>
      {/* Leaving a field ends its entry in the history. */}
      <div role="presentation" onBlur={() => store.getState().settle()}>
        <section className={styles.form} aria-label="Settings">
          <SchemaForm fields={fields} value={config} onChange={change} />
        </section>
      </div>
    </FormContext>
  );
}

function useSurroundings(step: Step): FormSurroundings {
  const suggestions = useSuggestions(step.id);
  const flowsToEnter = useFlowsToEnter(step);
  const connectors = useEditor((state) => state.flow.connectors ?? NONE);
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useEditor((state) => state.problems);
  const index = useEditor((state) => state.flow.steps.findIndex(({ id }) => id === step.id));
  const { name } = step;
  const store = useEditorStore();
  return useMemo(() => {
    const base = `steps[${index}].config`;
    const byPath = new Map(problems.map(({ path, message }) => [path, withoutName(message, name)]));
    return {
      suggestions,
      connectors,
      readOnly,
      problemAt: (path) => byPath.get(path.startsWith('[') ? base + path : `${base}.${path}`),
      flowsToEnter,
      editConnectors: () => store.getState().setView({ overlay: 'connectors' }),
    };
  }, [suggestions, connectors, readOnly, problems, name, index, store, flowsToEnter]);
}
