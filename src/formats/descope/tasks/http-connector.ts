import { isJsonObject, own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { textIn, withKey } from '../json-place.ts';
import { argumentIn, errorHandlingIn, withArgument, withErrorHandling } from '../task.ts';

/** `connector` with the template `http`: the Generic HTTP Connector (facts/flow-format.md §4). */
export const httpConnectorCodec: Codec = {
  kind: 'http-connector',
  elsewhere: ['formMapping'],
  notesOn({ name }, { task }, { connectorOf }) {
    const id = argumentIn(task, 'connectorId');
    if (typeof id !== 'string' || id === '' || connectorOf(id) !== undefined) return [];
    return [
      `The connector "${id}" of "${name}" is not part of the export: make one in Descope and choose it there.`,
    ];
  },
  fits: ({ task }) =>
    textIn(task, 'action') === 'connector' && argumentIn(task, 'templateId') === 'http',
  read({ task }) {
    const timeout = Number(rowValue(task, 'timeout'));
    const payload = rowValue(task, 'payload');
    const contextKey = argumentIn(task, 'resultPath');
    const errorHandling = errorHandlingIn(task);
    const connector = argumentIn(task, 'connectorId');
    return {
      connector: typeof connector === 'string' && connector !== '' ? connector : '',
      method: methodOf(argumentIn(task, 'command')),
      endpoint: asText(rowValue(task, 'endpoint')),
      ...(payload !== undefined && { payload: asText(payload) }),
      ...(timeout >= 0.1 && timeout <= 60 && { timeout }),
      ...(argumentIn(task, 'async') === true && { async: true }),
      ...(typeof contextKey === 'string' && contextKey !== '' && { contextKey }),
      ...(errorHandling !== undefined && { errorHandling }),
    };
  },
  write(block, config, reading) {
    const before = this.read(block, reading);
    const changed = (key: string): boolean => !sameJson(own(before, key), own(config, key));
    let { task } = block;
    if (changed('connector')) {
      task = withArgument(task, 'connectorId', own(config, 'connector') ?? '');
    }
    if (changed('method')) {
      task = withArgument(task, 'command', (textIn(config, 'method') ?? 'GET').toLowerCase());
    }
    for (const key of ['endpoint', 'payload', 'timeout'] as const) {
      if (changed(key)) task = withRow(task, key, own(config, key));
    }
    if (changed('async')) task = withArgument(task, 'async', own(config, 'async') === true);
    if (changed('contextKey')) {
      task = withArgument(task, 'resultPath', own(config, 'contextKey') ?? 'httpResult');
    }
    if (changed('errorHandling')) task = withErrorHandling(task, own(config, 'errorHandling'));
    return { block: { ...block, task } };
  },
  blank: (id) => ({
    id,
    end: null,
    task: {
      ...blankTask(id, 'automated', 'connector'),
      arguments: Object.fromEntries(
        Object.entries({
          args: [],
          async: false,
          command: '',
          connectorId: '',
          resultPath: 'httpResult',
          templateId: 'http',
        }).map(([name, value]) => [name, { type: 'inline', value }]),
      ),
    },
  }),
};

function rows(task: JsonObject): readonly JsonObject[] {
  const value = argumentIn(task, 'args');
  return (Array.isArray(value) ? value : []).filter(isJsonObject);
}

function rowValue(task: JsonObject, key: string): Json | undefined {
  const row = rows(task).find((one) => textIn(one, 'key') === key);
  return row === undefined ? undefined : own(row, 'value');
}

function withRow(task: JsonObject, key: string, value: Json | undefined): JsonObject {
  const all = rows(task);
  const there = all.some((row) => textIn(row, 'key') === key);
  const type = typeof value === 'number' ? 'number' : 'string';
  const next =
    value === undefined
      ? all.filter((row) => textIn(row, 'key') !== key)
      : there
        ? all.map((row) => (textIn(row, 'key') === key ? withKey(row, 'value', value) : row))
        : [...all, { key, type, value }];
  return withArgument(task, 'args', next);
}

function methodOf(command: Json | undefined): string {
  const method = typeof command === 'string' ? command.toUpperCase() : '';
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? method : 'GET';
}

function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
