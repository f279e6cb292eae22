import { readsOf } from '../../../analysis/reads-of.ts';
import type { Flow } from '../../../core/document/schema.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { isJsonObject, own, parseJson } from '../../../core/json.ts';
import type { Registry } from '../../../core/kind/definition.ts';
import { isWithin, parsePath, writeAt } from '../../../core/values/path.ts';

/**
 * A JSON body that the flow can go on with: everything its steps read of this step's answer, with values that look
 * like their names, and what was sent under the same name. Without such reads, what the request held.
 *
 * @param body the request's body
 * @param wrapped the connector puts headers and status beside the body into the Context
 */
export function sampleAnswer(
  flow: Pick<Flow, 'steps'>,
  registry: Registry,
  step: string,
  body: string | null,
  wrapped: boolean,
): JsonObject {
  const sent = sentFields(body);
  const written = answerPath(flow, registry, step);
  if (written === null) return sent;
  const key = wrapped ? `${written}.body` : written;
  const reads = flow.steps.flatMap(({ kind, config }) => {
    const definition = registry.get(kind);
    return definition === undefined ? [] : readsOf(definition, config).map(({ path }) => path);
  });
  let answer: JsonObject = {};
  for (const read of new Set(reads)) {
    const [path, base] = [parsePath(read), parsePath(key)];
    if (path === null || base === null || !isWithin(read, key)) continue;
    const keys = path.slice(base.length);
    const name = keys.at(-1);
    if (keys.length === 0 || name === undefined || readsAList(keys)) continue;
    answer = writeAt(answer, keys, own(sent, String(name)) ?? sampleValue(String(name)));
  }
  return Object.keys(answer).length === 0 ? sent : answer;
}

/** Where the parsed body of this step's answer lands: the path it surely writes when it succeeds. */
function answerPath(flow: Pick<Flow, 'steps'>, registry: Registry, id: string): string | null {
  const step = flow.steps.find((one) => one.id === id);
  const definition = registry.get(step?.kind ?? '');
  const written = definition
    ?.writes(step?.config, 'success')
    .find(({ certainty }) => certainty === 'must');
  return written?.path ?? null;
}

function readsAList(keys: readonly (string | number)[]): boolean {
  return keys.some((key) => typeof key === 'number');
}

/** What the request’s JSON body holds, without what nobody answers with. */
function sentFields(body: string | null): JsonObject {
  let sent: Json;
  try {
    sent = parseJson(body ?? '{}');
  } catch {
    return {};
  }
  return isJsonObject(sent)
    ? Object.fromEntries(Object.entries(sent).filter(([name]) => !/password|secret/i.test(name)))
    : {};
}

const SAMPLES: readonly (readonly [RegExp, Json])[] = [
  [/verified|active|enabled|valid|allowed|success|^ok$/i, true],
  [/^(is|has)[A-Z]/, true],
  [/e-?mail/i, 'maya.chen@example.com'],
  [/phone|mobile/i, '+15550100'],
  [/(^|[a-z])(id|ID|Id|uuid|sub)$/, 'acme-1001'],
  [/given|first/i, 'Maya'],
  [/family|last|surname/i, 'Chen'],
  [/name/i, 'Maya Chen'],
  [/plan|tier/i, 'pro'],
  [/count|number|age|seats|total/i, 1],
  [/roles|groups|permissions|scopes/i, ['member']],
];

function sampleValue(name: string): Json {
  return SAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? 'sample';
}
