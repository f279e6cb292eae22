import type { Step } from '../../core/document/schema.ts';
import type { Fidelity, PortSpec, StepDefinition } from '../../core/kind/definition.ts';
import { fidelityOf, lookOf } from '../../core/kind/look.ts';
import { portsOf } from '../../core/kind/ports.ts';
import { kinds } from '../../steps/kinds.ts';

/** A way out as a card shows it. `stray`: an edge uses it, but the step as it is configured has no such port. */
export interface CardPort extends PortSpec {
  readonly stray?: boolean;
}

/** What a card says about its step. The same object as long as the step and its stray ports are the same. */
export interface CardFace {
  readonly name: string;
  readonly kindTitle: string;
  /** The sentence under the name. */
  readonly summary: string;
  readonly icon: string;
  readonly tone: StepDefinition['tone'];
  /** `end` is a pill: nothing comes after it. */
  readonly shape: 'card' | 'end';
  readonly ports: readonly CardPort[];
  /** How true to Descope it runs. */
  readonly fidelity: Fidelity;
}

const NO_PORTS: readonly string[] = [];

interface Known {
  readonly own: ReadonlySet<string>;
  readonly stray: readonly string[];
  readonly face: CardFace;
}
const faces = new WeakMap<Step, Known>();

/**
 * The face of a step's card.
 *
 * @param used the ports that edges leave it by; those it does not have are shown all the same, so that no edge hides
 */
export function faceOf(step: Step, used: readonly string[] = NO_PORTS): CardFace {
  const known = faces.get(step);
  if (known !== undefined) {
    const stray = strayIn(used, known.own);
    if (stray.length === known.stray.length && stray.every((id, i) => id === known.stray[i])) {
      return known.face;
    }
  }
  const definition = kinds.get(step.kind);
  const ownPorts =
    definition === undefined ? [] : described(() => portsOf(definition, step.config), []);
  const own = new Set(ownPorts.map(({ id }) => id));
  const stray = strayIn(used, own);
  const ports = [...ownPorts, ...stray.map((id) => strayPort(id, definition === undefined))];
  const look = definition && described(() => lookOf(definition, step.config), definition);
  const face: CardFace = {
    name: step.name === '' ? step.id : step.name,
    kindTitle: look?.title ?? `Unknown kind “${step.kind}”`,
    summary:
      definition === undefined ? `kind “${step.kind}” is not known` : summaryOf(definition, step),
    icon: look?.icon ?? 'box',
    tone: definition?.tone ?? 'end',
    shape: definition?.group === 'End' && ports.length === 0 ? 'end' : 'card',
    ports,
    fidelity:
      definition === undefined
        ? 'kept'
        : described(() => fidelityOf(definition, step.config), 'simulated'),
  };
  faces.set(step, { own, stray, face });
  return face;
}

/** What a screen reader calls the card. */
export function nameOfCard({ name, kindTitle, summary, fidelity }: CardFace): string {
  const level = fidelity === 'runs' ? '' : `, ${fidelity}`;
  return `${name}, ${kindTitle}${level}, ${summary}`;
}

function strayIn(used: readonly string[], own: ReadonlySet<string>): readonly string[] {
  if (used.every((id) => own.has(id))) return NO_PORTS;
  return [...new Set(used)].filter((id) => !own.has(id));
}

function strayPort(id: string, unknownKind: boolean): CardPort {
  return unknownKind
    ? { id, label: id, role: 'branch', stray: true }
    : { id, label: `${id} (no such way out)`, role: 'error', stray: true };
}

function summaryOf(definition: StepDefinition, step: Step): string {
  return described(() => definition.summary(step.config), 'settings need attention');
}

/** A config that its kind cannot read (half typed, or from elsewhere) costs its card the sentence, not the page. */
function described<T>(describe: () => T, otherwise: T): T {
  try {
    return describe();
  } catch {
    return otherwise;
  }
}
