import type { z } from 'zod';
import { FlowmintError } from '../error.ts';
import { describeJson, isJsonObject, own } from '../json.ts';
import type { Json } from '../json.ts';
import type { Registry } from '../kind/definition.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import { checkBorder, joinPath, parseJsonText } from './json-text.ts';
import { FLOW_FORMAT, FLOW_VERSION, flowSchema } from './schema.ts';
import type { Flow } from './schema.ts';

/**
 * Reads a flow document from JSON text. Every config of a known kind is checked by the kind's own schema; unknown
 * kinds and fields are kept. Throws one {@link FlowmintError} with the place, what was expected and what was found.
 */
export function parseFlowText(text: string, registry: Registry): Flow {
  return parseFlow(parseJsonText(text), registry);
}

/** Reads a flow document from a JSON value; see {@link parseFlowText}. The value comes back as it is, only typed. */
export function parseFlow(value: unknown, registry: Registry): Flow {
  checkBorder(value);
  if (!isJsonObject(value) || value['format'] !== FLOW_FORMAT) {
    const found = isJsonObject(value) ? describeJson(value['format']) : describeJson(value);
    throw new FlowmintError(
      'not-a-flow',
      `expected a flow with "format": "${FLOW_FORMAT}", found ${found}`,
      {
        path: isJsonObject(value) ? 'format' : '(top level)',
      },
    );
  }
  const version = value['version'];
  if (typeof version === 'number' && version > FLOW_VERSION) {
    throw new FlowmintError(
      'newer-version',
      `expected version ${FLOW_VERSION} or older, found version ${version}: this flow was made by a newer Flowmint`,
      { path: 'version' },
    );
  }
  check(flowSchema, value, '', 'invalid-document');
  const flow = value as unknown as Flow;
  for (const [i, step] of flow.steps.entries()) {
    const definition = registry.get(step.kind);
    if (definition !== undefined) {
      check(definition.config, step.config, `steps[${i}].config`, 'invalid-document');
    }
  }
  refuseDuplicates(
    flow.steps.map(({ id }) => id),
    'steps',
    'id',
  );
  refuseDuplicates(
    (flow.connectors ?? []).map(({ id }) => id),
    'connectors',
    'id',
  );
  refuseDuplicates(
    (flow.scenarios ?? []).map(({ name }) => name),
    'scenarios',
    'name',
  );
  return flow;
}

/** Reads a scenario that stands in a file of its own. Throws `invalid-scenario` like {@link parseFlowText}. */
export function parseScenarioText(text: string): Scenario {
  const value = parseJsonText(text);
  check(scenarioSchema, value, '', 'invalid-scenario');
  return value as unknown as Scenario;
}

function check(
  schema: z.ZodType,
  value: unknown,
  base: string,
  code: 'invalid-document' | 'invalid-scenario',
): void {
  const result = schema.safeParse(value, { reportInput: true });
  const issue = result.error?.issues[0];
  if (issue === undefined) return;
  const { path, message } = innermost(issue, []);
  const at = path.reduce<string>(
    (text, key) => joinPath(text, typeof key === 'symbol' ? '?' : key),
    base,
  );
  throw new FlowmintError(code, message, { path: at === '' ? '(top level)' : at });
}

type Issue = z.core.$ZodIssue;

/** The issue that says most: of a union the branch that got furthest. */
function innermost(
  issue: Issue,
  base: readonly PropertyKey[],
): { path: readonly PropertyKey[]; message: string } {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.flatMap((branch) =>
      branch[0] === undefined ? [] : [innermost(branch[0], path)],
    );
    const deepest = branches.toSorted((a, b) => b.path.length - a.path.length)[0];
    if (deepest !== undefined && deepest.path.length > path.length) return deepest;
  }
  return { path, message: describeIssue(issue) };
}

/** "expected …, found …" for every kind of issue. */
function describeIssue(issue: Issue): string {
  const found = describeJson(issue.input);
  if (issue.message.startsWith('expected')) return `${issue.message}, found ${found}`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${withArticle(issue.expected)}, found ${found}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, found ${found}`;
    case 'too_small':
      return `expected ${issue.origin === 'string' ? 'at least one character' : `at least ${issue.minimum}`}, found ${found}`;
    case 'too_big':
      return `expected at most ${issue.maximum}, found ${found}`;
    case 'invalid_union':
      return `expected ${unionOptions(issue)}, found ${unionFound(issue)}`;
    default:
      return `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}, found ${found}`;
  }
}

function unionOptions(issue: Issue & { code: 'invalid_union' }): string {
  if ('options' in issue && issue.options !== undefined) {
    return issue.options.map((option) => JSON.stringify(option)).join(' or ');
  }
  const options = issue.errors.flatMap((branch) =>
    branch[0]?.code === 'invalid_type' ? [withArticle(branch[0].expected)] : [],
  );
  return options.length === 0 ? 'another value' : [...new Set(options)].join(' or ');
}

/** Of a union told apart by a key the path already leads to that key, the input does not. */
function unionFound({ discriminator, input }: Issue & { code: 'invalid_union' }): string {
  return describeJson(
    discriminator !== undefined && isJsonObject(input) ? own(input, discriminator) : input,
  );
}

function withArticle(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    record: 'an object',
    int: 'a whole number',
  };
  return names[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}

function refuseDuplicates(ids: readonly string[], list: string, key: string): void {
  const seen = new Map<string, number>();
  for (const [i, id] of ids.entries()) {
    const first = seen.get(id);
    if (first !== undefined) {
      throw new FlowmintError(
        'invalid-document',
        `expected ${withArticle(key)} no other entry has, found "${id}" again (first at ${list}[${first}])`,
        { path: `${list}[${i}].${key}` },
      );
    }
    seen.set(id, i);
  }
}

/** The JSON value a document is: typed documents are JSON all through, unknown fields included. */
export function asJson(flow: Flow): Json {
  return flow as unknown as Json;
}
