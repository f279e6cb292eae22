import type { z } from 'zod';
import { FlowmintError } from '../error.ts';
import { describeJson, isJsonObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { ReadableRegistry } from '../kind/definition.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import { firstIssue, withArticle } from './first-issue.ts';
import { checkBorder, joinPath, parseJsonText } from './json-text.ts';
import { FLOW_FORMAT, FLOW_VERSION, flowSchema } from './schema.ts';
import type { Flow } from './schema.ts';

export { asJson } from './as-json.ts';

/**
 * Reads a flow document from JSON text. Every config of a known kind is checked by the kind's own schema; unknown
 * kinds and fields are kept. Throws one {@link FlowmintError} with the place, what was expected and what was found.
 */
export function parseFlowText(text: string, registry: ReadableRegistry): Flow {
  return parseFlow(parseJsonText(text), registry);
}

/**
 * Reads a flow document for showing: like {@link parseFlowText}, but what a newer version wrote comes through as far
 * as this one can read it. `isNewer` tells such documents: they must not be changed.
 */
export function openFlowText(text: string, registry: ReadableRegistry): Flow {
  const value = parseJsonText(text);
  try {
    return parseFlow(value, registry);
  } catch (error) {
    const newer = error instanceof FlowmintError && error.code === 'newer-version';
    if (!newer || !isJsonObject(value) || !isReadable(value, registry)) throw error;
    return value as unknown as Flow;
  }
}

function isReadable(newer: JsonObject, registry: ReadableRegistry): boolean {
  try {
    parseFlow({ ...newer, version: FLOW_VERSION }, registry);
    return true;
  } catch {
    return false;
  }
}

/** Reads a flow document from a JSON value; see {@link parseFlowText}. The value comes back as it is, only typed. */
export function parseFlow(value: unknown, registry: ReadableRegistry): Flow {
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
  // What a foreign format held is any JSON, which is what the border let in; it can be most of a document.
  const { source: _source, ...ours } = value;
  check(flowSchema, ours, '', 'invalid-document');
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
  refuseForeignLibrary(flow, registry);
  return flow;
}

/** The flows that a document brings along for its steps to enter. */
export function libraryOf(flow: Pick<Flow, 'library'>): readonly Flow[] {
  return (flow.library ?? []) as unknown as readonly Flow[];
}

/** Every flow of the library is one in itself; none brings a library of its own. */
function refuseForeignLibrary(flow: Flow, registry: ReadableRegistry): void {
  const entries = flow.library ?? [];
  for (const [i, entry] of entries.entries()) {
    const base = `library[${i}]`;
    try {
      parseFlow(entry, registry);
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      const { code, message, path } = error;
      const at = path === undefined || path === '(top level)' ? base : `${base}.${path}`;
      throw new FlowmintError(code, message, { path: at, cause: error });
    }
  }
  refuseDuplicates(
    libraryOf(flow).map(({ id }) => id),
    'library',
    'id',
  );
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
  const issue = firstIssue(schema, value);
  if (issue === null) return;
  const at = issue.path.reduce<string>(joinPath, base);
  throw new FlowmintError(code, issue.message, { path: at === '' ? '(top level)' : at });
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
