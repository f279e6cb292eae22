import { parseJson } from '../../core/json.ts';
import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem, Surroundings } from '../../core/kind/definition.ts';
import type { Severity } from '../../core/problem.ts';
import { parsePath } from '../../core/values/path.ts';
import { barePath, parseTemplate, renderJsonText } from '../../core/values/template.ts';
import { contextKeyOf } from './defaults.ts';
import { httpConnector } from './definition.ts';
import { isWholeUrl } from './url.ts';
import type { HttpConnectorConfig } from './config.ts';

export const checker = defineChecker(httpConnector, problemsOfHttpConnector);

/** A request that can't be sent, that can't be what was meant, or whose answer lands nowhere. */
function problemsOfHttpConnector(
  config: HttpConnectorConfig,
  { connectors }: Surroundings,
): readonly ConfigProblem[] {
  return [
    ...checkConnector(config, connectors),
    ...checkEndpoint(config),
    ...checkPayload(config),
    ...checkContextKey(config),
    ...checkMapping(config),
  ];
}

function checkConnector(
  { connector }: HttpConnectorConfig,
  connectors: Surroundings['connectors'],
): readonly ConfigProblem[] {
  if (connector.trim() === '') {
    return problem(
      'missing-connector',
      'error',
      ['connector'],
      'no connector is chosen, so the request can’t be sent: choose one of the flow’s connectors.',
    );
  }
  if (connectors.has(connector)) return [];
  const known = [...connectors.keys()].map((id) => `"${id}"`).join(', ');
  return problem(
    'unknown-connector',
    'error',
    ['connector'],
    `the flow has no connector "${connector}": ${known === '' ? 'it has none yet' : `it has ${known}`}.`,
  );
}

function checkEndpoint({ endpoint, method }: HttpConnectorConfig): readonly ConfigProblem[] {
  if (isWholeUrl(endpoint)) {
    return problem(
      'whole-url-endpoint',
      'warning',
      ['endpoint'],
      `the endpoint is a whole URL, "${endpoint.trim()}", and would be put below the connector’s base URL: give the path alone, or a connector with that base URL.`,
    );
  }
  if (endpoint.trim() !== '') return [];
  return problem(
    'empty-endpoint',
    'warning',
    ['endpoint'],
    `no endpoint is given, so ${method} goes to the connector’s base URL itself.`,
  );
}

/** Dynamic values are taken as they are when they hold nothing: empty inside quotes, null outside. */
function checkPayload({ method, payload }: HttpConnectorConfig): readonly ConfigProblem[] {
  if (method === 'GET' || payload === undefined) return [];
  try {
    parseJson(renderJsonText(parseTemplate(payload), () => null));
    return [];
  } catch {
    return problem(
      'payload-not-json',
      'warning',
      ['payload'],
      'the payload is not JSON even with its dynamic values filled in; it would be sent as it is.',
    );
  }
}

function checkContextKey(config: HttpConnectorConfig): readonly ConfigProblem[] {
  if (parsePath(`connectors.${contextKeyOf(config)}`) !== null) return [];
  return problem(
    'bad-context-key',
    'error',
    ['contextKey'],
    `the Context Key "${contextKeyOf(config)}" can’t be named by a dynamic value, so the answer is lost: use letters, digits and _.`,
  );
}

/** Targets only: what a row reads is checked with everything else that is read, unless it is left blank. */
function checkMapping({ formMapping = [] }: HttpConnectorConfig): readonly ConfigProblem[] {
  return formMapping.flatMap(({ key, value }, i) => {
    const path = parsePath(barePath(key));
    const writable =
      path !== null && path.length > 1 && ['form', 'inputs', 'connectors'].includes(path[0]);
    const target = writable
      ? []
      : problem(
          'bad-path',
          'error',
          ['formMapping', i, 'key'],
          `row ${i + 1} of "Map response to form" ${key.trim() === '' ? 'names nothing to write' : `can’t write "${key}"`}: give it a form key such as form.email.`,
        );
    const source =
      barePath(value) === ''
        ? problem(
            'bad-path',
            'error',
            ['formMapping', i, 'value'],
            `row ${i + 1} of "Map response to form" takes its value from nowhere: give it a path such as connectors.${contextKeyOf({})}.email.`,
          )
        : [];
    return [...target, ...source];
  });
}

function problem(
  code: string,
  severity: Severity,
  at: readonly (string | number)[],
  message: string,
): readonly ConfigProblem[] {
  return [{ code, severity, at, message }];
}
