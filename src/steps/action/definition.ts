import { defineStep } from '../../core/kind/definition.ts';
import type { Look, PortSpec } from '../../core/kind/definition.ts';
import { pathsInArgs, textArg } from './args.ts';
import type { ActionConfig } from './config.ts';
import { FACTS } from './facts.ts';
import { ALL_ERRORS, factsOf } from './known-actions.ts';
import { chosenErrorsIn, errorsIn } from './named-errors.ts';
import { SENT } from './row.ts';
import type { ActionFacts } from './row.ts';

const SOURCE = 'Descope docs, "Actions"; real exports';

/** Every action of the console that has no kind of its own: a row of the catalogue says what each is. */
export const action = defineStep({
  kind: 'action',
  version: 1,
  title: 'Action',
  group: 'Tenants & admin',
  icon: 'play',
  tone: 'user',
  help: {
    text: 'One of Descope’s actions, by its id. What can be checked is checked; the rest is simulated, and the scenario or a person chooses how it turns out.',
    source: SOURCE,
    assumptions: ['simulated-success'],
  },
  palette: FACTS.map((row) => ({
    title: row.title,
    synonyms: [row.id, ...(row.synonyms ?? [])],
    defaults: { action: row.id, args: {} },
    group: row.group,
    icon: row.icon,
    text: row.text,
    rare: row.rare ?? false,
  })),
  errors: ALL_ERRORS,
  errorsFor: (config) => errorsIn(config, factsOf(config)),
  choices: (config) => choicesIn(config, factsOf(config)),
  ports: (config): readonly PortSpec[] => portsOfFacts(factsOf(config)),
  summary: summaryOf,
  look: (config) => lookOfFacts(factsOf(config)),
  fidelity: (config) => factsOf(config).fidelity,
  reads: (config) => [...new Set([...factsOf(config).reads, ...pathsInArgs(config)])],
  writes: (config, port) => {
    const { writes } = factsOf(config);
    if (port === 'success') return writes;
    return port === SENT ? SENT_WRITES : [];
  },
  refines: (config, port) => (port === 'success' ? (factsOf(config).proves ?? []) : []),
  needs: (config) => factsOf(config).needs ?? [],
});

const SENT_WRITES = [
  { path: 'linkId', certainty: 'may' },
  { path: 'sentTo.maskedEmail', certainty: 'may' },
  { path: 'sentTo.maskedPhone', certainty: 'may' },
] as const;

/** How it can turn out; one that comes to it all by itself is not asked. */
function choicesIn(config: ActionConfig, facts: ActionFacts): readonly string[] {
  const good = facts.hasLink ? ['success', SENT] : ['success'];
  const isAsked = good.length + chosenErrorsIn(config, facts).length > 1;
  return isAsked ? [...good, ...errorsIn(config, facts).map(({ type }) => type)] : [];
}

function portsOfFacts({ hasLink }: ActionFacts): readonly PortSpec[] {
  const success = { id: 'success', role: 'success' } as const;
  return !hasLink
    ? [{ ...success, label: 'Success' }]
    : [
        { ...success, label: 'Verified' },
        { id: SENT, label: 'Link sent', role: 'success', optional: true },
      ];
}

/** The sentence of the row, with the provider where one is named. */
function summaryOf(config: ActionConfig): string {
  const provider = textArg(config, 'defaultProvider');
  const { does } = factsOf(config);
  return provider === '' ? does : `${does}: ${provider}`;
}

/** Made once: the same row looks the same, and forms are described once. */
const looks = new WeakMap<ActionFacts, Look>();

function lookOfFacts(row: ActionFacts): Look {
  const known = looks.get(row);
  if (known !== undefined) return known;
  const { title, icon, text, source = SOURCE, assumptions = [], ours } = row;
  const advice =
    ours === true ? 'No export shows this action’s id: the one used here is ours.' : '';
  const look: Look = {
    title,
    icon,
    help: { text, source, assumptions, ...(advice !== '' && { advice }) },
  };
  looks.set(row, look);
  return look;
}
