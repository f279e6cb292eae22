import type { Flow, Step } from '../document/schema.ts';
import type { StepDefinition } from '../kind/definition.ts';
import { portsOf } from '../kind/ports.ts';
import type { Command } from './command.ts';

/** Gives a step another config. Edges from ports that the change takes away go with them. */
export function setConfig(
  id: string,
  config: Step['config'],
  definition: StepDefinition | undefined,
  field = '',
): Command {
  return {
    label: 'Edit settings',
    merge: `config ${id} ${field}`,
    apply(flow) {
      const before = flow.steps.find((step) => step.id === id);
      if (before === undefined || before.config === config) return flow;
      const changed = changeStep(flow, id, (step) => ({ ...step, config }));
      if (definition === undefined) return changed;
      const kept = new Set(portsOf(definition, config).map((port) => port.id));
      const gone = portsOf(definition, before.config).flatMap((port) =>
        kept.has(port.id) ? [] : [port.id],
      );
      return gone.length === 0
        ? changed
        : {
            ...changed,
            edges: changed.edges.filter(({ from, port }) => from !== id || !gone.includes(port)),
          };
    },
  };
}

/** Renames a step. Scenario answers that go by the old name keep fitting. */
export function renameStep(id: string, name: string): Command {
  return {
    label: 'Rename',
    merge: `name ${id}`,
    apply(flow) {
      const before = flow.steps.find((step) => step.id === id)?.name;
      if (before === undefined || before === name) return flow;
      const renamed = changeStep(flow, id, (step) => ({ ...step, name }));
      if (flow.scenarios === undefined) return renamed;
      const scenarios = flow.scenarios.map((scenario) =>
        scenario.answers?.some(({ step }) => step === before) === true
          ? {
              ...scenario,
              answers: scenario.answers.map((answer) =>
                answer.step === before ? { ...answer, step: id } : answer,
              ),
            }
          : scenario,
      );
      return { ...renamed, scenarios };
    },
  };
}

function changeStep(flow: Flow, id: string, change: (step: Step) => Step): Flow {
  return { ...flow, steps: flow.steps.map((step) => (step.id === id ? change(step) : step)) };
}
