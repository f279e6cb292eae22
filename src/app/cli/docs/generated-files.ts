import { ASSUMPTIONS } from '../../../core/assumptions/table.ts';
import type { Assumption } from '../../../core/assumptions/table.ts';
import { flowJsonSchema } from '../../../core/document/json-schema.ts';
import type { Fidelity, StepDefinition } from '../../../core/kind/definition.ts';
import { fidelityOf } from '../../../core/kind/look.ts';
import { errorsOf } from '../../../core/kind/ports.ts';
import { registry } from '../../../steps/registry.ts';

/** A file that is made from the code, wholly or in part; `path` is relative to the project's folder. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What `npm run docs` writes: the JSON Schema of flow documents, and the README with its generated parts renewed.
 * Throws where the README lost the marks of one.
 *
 * @param readme the README as it is
 */
export function generatedFiles(readme: string): readonly GeneratedFile[] {
  const schema = `${JSON.stringify(flowJsonSchema(registry), null, 2)}\n`;
  const parts = {
    kinds: kindsTable(),
    support: supportTable(),
    assumptions: assumptionsTable(),
  };
  const text = Object.entries(parts).reduce(
    (text, [name, part]) => withPart(text, name, part),
    readme,
  );
  return [
    { path: 'public/schema/flow.v1.json', text: schema },
    { path: 'README.md', text },
  ];
}

/** Formatters leave the tables alone: aligned columns would make every row change with the longest one. */
function withPart(readme: string, name: string, part: string): string {
  const [open, close] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
  const from = readme.indexOf(open);
  const to = readme.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README.md lacks ${open} … ${close}`);
  const body = `\n\n<!-- prettier-ignore-start -->\n${part}\n<!-- prettier-ignore-end -->\n\n`;
  return readme.slice(0, from + open.length) + body + readme.slice(to);
}

function kindsTable(): string {
  return table(
    ['action', 'what it does', 'ways out', 'named errors', 'after'],
    [...registry.values()].map((definition) => [
      isCatalogue(definition)
        ? `${definition.palette.length} actions, see below`
        : definition.palette.map(({ title }) => title).join('<br>'),
      definition.help.text,
      waysOut(definition),
      isCatalogue(definition) ? 'see below' : definition.errors.map(errorName).join(', '),
      definition.help.source,
    ]),
  );
}

/** A kind of so many actions that they have a table of their own. */
function isCatalogue({ palette }: StepDefinition): boolean {
  return palette.length > 9;
}

const LEVELS: readonly Fidelity[] = ['runs', 'simulated', 'kept'];

/** Every entry of the palette by how true to Descope it runs; then what no entry stands for. */
function supportTable(): string {
  const rows = [...registry.values()].flatMap((definition) =>
    definition.palette.map(({ title, defaults }) => [
      title,
      ...marks(fidelityOf(definition, defaults)),
      errorsOf(definition, defaults).map(errorName).join(', '),
    ]),
  );
  return table(
    ['step', 'runs', 'simulated', 'kept verbatim', 'named errors'],
    [
      ...rows,
      ['any other action id, a kind of a newer version', ...marks('kept'), 'as configured'],
    ],
  );
}

function marks(fidelity: Fidelity): readonly string[] {
  return LEVELS.map((level) => (level === fidelity ? '✓' : ''));
}

function waysOut(definition: StepDefinition): string {
  const config = definition.palette[0]?.defaults;
  const roles =
    config === undefined
      ? []
      : definition.ports(config).map(({ role, id }) => ROLES[role] ?? `\`${id}\``);
  return [...new Set(roles)].join(', ') || 'none: the run ends';
}

const ROLES: Readonly<Record<string, string>> = {
  button: 'one per button',
  branch: 'one per branch',
};

function errorName({ type, code, ours }: StepDefinition['errors'][number]): string {
  const notes = [...(code === undefined ? [] : [code]), ...(ours === true ? ['our name'] : [])];
  return notes.length === 0 ? `\`${type}\`` : `\`${type}\` (${notes.join(', ')})`;
}

function assumptionsTable(): string {
  return table(
    ['id', 'question', 'what is done (first) and what else can be chosen', 'why', 'where'],
    ASSUMPTIONS.map((assumption) => [
      `\`${assumption.id}\``,
      assumption.question,
      choices(assumption),
      assumption.reason,
      assumption.where,
    ]),
  );
}

/** The default first; ids only where there is something to choose. */
function choices({ choices, standard }: Assumption): string {
  if (choices.length === 1) return choices.map(({ label }) => label).join('');
  return choices
    .toSorted((a, b) => Number(b.id === standard) - Number(a.id === standard))
    .map(({ id, label }) => `${id === standard ? `**${label}**` : label} (\`${id}\`)`)
    .join('; ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll(/[|<](?!br>)/g, String.raw`\$&`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
