import { isPress } from '../../core/scenario/schema.ts';
import type { Answer, Expect, Scenario } from '../../core/scenario/schema.ts';
import type { FlowMatches } from './match-flows.ts';
import type { Side, SideStep } from './side.ts';

/**
 * A scenario of the flow before in the words of the flow after: answers, expected path and error name the steps, ports
 * and connectors that are the same there. What the flow after does not have keeps its name, and then fits nothing.
 *
 * @param of whose scenario it is; of the flow after only its names become ids, so that two of them can be compared
 */
export function translateScenario(
  scenario: Scenario,
  matches: FlowMatches,
  of: 'before' | 'after' = 'before',
): Scenario {
  const translate = of === 'before' ? intoAfter(matches) : intoIds(matches);
  const { answers, expect, mocks } = scenario;
  return {
    ...scenario,
    ...(answers !== undefined && { answers: answers.map((one) => answerIn(one, translate)) }),
    ...(mocks !== undefined && {
      mocks: mocks.map((mock) =>
        mock.connector === undefined
          ? mock
          : { ...mock, connector: translate.connector(mock.connector) },
      ),
    }),
    ...(expect !== undefined && { expect: expectIn(expect, translate) }),
  };
}

interface Translation {
  /** A step by its id or name. */
  step(idOrName: string): string;
  /** A port by its id or label, of a step by its id or name. */
  port(step: string, idOrLabel: string): string;
  /** A connector by its name among those of all flows. */
  connector(name: string): string;
}

function intoAfter(matches: FlowMatches): Translation {
  const every = [matches, ...matches.library.values()];
  const find = (step: string) => {
    for (const one of every) {
      const found = findStep(one.before, step);
      if (found !== undefined) return { found, of: one };
    }
    return undefined;
  };
  return {
    step(idOrName) {
      const known = find(idOrName);
      return known?.of.steps.toAfter.get(known.found.ref.id) ?? idOrName;
    },
    port(step, idOrLabel) {
      const known = find(step);
      if (known === undefined) return idOrLabel;
      const id = portIn(known.found, idOrLabel);
      return known.of.portsOf(known.found.ref.id).get(id) ?? id;
    },
    connector(name) {
      for (const [flow, { connectors }] of matches.library) {
        const prefix = `${flow}/`;
        const other = name.startsWith(prefix) && connectors.get(name.slice(prefix.length));
        if (typeof other === 'string') return prefix + other;
      }
      return matches.connectors.get(name) ?? name;
    },
  };
}

function intoIds({ after, library }: FlowMatches): Translation {
  const sides = [after, ...[...library.values()].map((one) => one.after)];
  const find = (step: string): SideStep | undefined => {
    for (const side of sides) {
      const found = findStep(side, step);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    step: (idOrName) => find(idOrName)?.ref.id ?? idOrName,
    port(step, idOrLabel) {
      const found = find(step);
      return found === undefined ? idOrLabel : portIn(found, idOrLabel);
    },
    connector: (name) => name,
  };
}

function findStep({ steps, flow }: Side, idOrName: string): SideStep | undefined {
  const byId = steps.get(idOrName);
  if (byId !== undefined) return byId;
  const [named, ...more] = flow.steps.filter(({ name }) => name === idOrName);
  // A name that several steps have fits whichever of them the run is at.
  return named === undefined || more.length > 0 ? undefined : steps.get(named.id);
}

function portIn({ ports }: SideStep, idOrLabel: string): string {
  if (ports.some(({ id }) => id === idOrLabel)) return idOrLabel;
  return ports.find(({ label }) => label === idOrLabel)?.id ?? idOrLabel;
}

function answerIn(answer: Answer, translate: Translation): Answer {
  const step = translate.step(answer.step);
  return isPress(answer)
    ? { ...answer, step, press: translate.port(answer.step, answer.press) }
    : { ...answer, step, outcome: translate.port(answer.step, answer.outcome) };
}

function expectIn(expect: Expect, translate: Translation): Expect {
  const { path, error } = expect;
  return {
    ...expect,
    ...(path !== undefined && { path: path.map((id) => pathIn(id, translate)) }),
    ...(typeof error === 'object' &&
      error.step !== undefined && { error: { ...error, step: translate.step(error.step) } }),
  };
}

/** A step of a flow that was entered stands behind the step that entered it: `outer/inner`. */
function pathIn(id: string, translate: Translation): string {
  const whole = translate.step(id);
  if (whole !== id || !id.includes('/')) return whole;
  return id
    .split('/')
    .map((part) => translate.step(part))
    .join('/');
}
