import { checkBorder } from '../../core/document/json-text.ts';
import type { Connector } from '../../core/document/schema.ts';
import type { FoundConnector } from '../../core/engine/connectors.ts';
import type { Operation, Outcome, Signal } from '../../core/engine/outcome.ts';
import { parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { isHttpAnswer } from '../../core/mocks/http.ts';
import type { ConnectorRef, HttpAnswer } from '../../core/mocks/http.ts';
import { barePath } from '../../core/values/template.ts';
import { keptToken, readTokenAnswer, tokenRequest } from './access-token.ts';
import type { Timing } from './access-token.ts';
import { contextKeyOf, DEFAULT_TIMEOUT_SECONDS } from './defaults.ts';
import { httpConnector } from './definition.ts';
import { urlOf } from './url.ts';
import type { HttpConnectorConfig } from './config.ts';

export const executor = defineExecutor(httpConnector, {
  execute: executeHttpConnector,
  resume: resumeHttpConnector,
});

type Result = Outcome<'success'>;
type Context = StepContext<HttpConnectorConfig>;

/** Asks the host to send the request; before that for an access token, where the connector needs one it does not have. */
function executeHttpConnector(context: Context): Result {
  const { config } = context;
  const connector = context.connector(config.connector);
  if (connector === undefined) {
    const named =
      config.connector === ''
        ? 'No connector is chosen'
        : `There is no connector "${config.connector}"`;
    return connectorFailed(`${named}: choose one of the flow's connectors.`);
  }
  const { oauth2 } = connector.settings;
  if (oauth2 === undefined) return send(context, connector);
  const token = keptToken(context, refTo(connector));
  if (token !== undefined) return send(context, connector, token);
  const request = tokenRequest(refTo(connector), oauth2, timingOf(config));
  context.assume('access-token');
  return {
    type: 'perform',
    effect: { type: 'http', request },
    why: `Asks ${request.url} for an access token.`,
  };
}

function send(context: Context, connector: FoundConnector, token?: string): Result {
  const { config } = context;
  const url = urlOf(connector.settings.baseUrl, config.endpoint, context);
  const sendsBody = config.method !== 'GET';
  const body = sendsBody ? context.jsonText(config.payload ?? '{}') : null;
  if (body !== null && !isJsonText(body)) {
    context.warn(
      'The payload is not valid JSON once its dynamic values are filled in; it is sent as it is.',
    );
  }
  const headers = headersOf(connector.settings, sendsBody);
  return {
    type: 'perform',
    effect: {
      type: 'http',
      request: {
        ...refTo(connector),
        method: config.method,
        url,
        headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
        body,
        ...timingOf(config),
      },
    },
    why: `Sends ${config.method} ${url}.`,
  };
}

function refTo({ settings, flow }: FoundConnector): ConnectorRef {
  return { connector: settings.id, ...(flow !== undefined && { flow }) };
}

/** Where nobody waits for the answer, nobody waits for the access token it takes either. */
function timingOf({ timeout = DEFAULT_TIMEOUT_SECONDS, async }: HttpConnectorConfig): Timing {
  const timeoutMs = Math.round(timeout * 1000);
  return async === true ? { timeoutMs, async } : { timeoutMs };
}

/** Puts the answer under the Context Key and decides between success, request_error and ConnectorFailed. */
function resumeHttpConnector(context: Context, signal: Signal): Result {
  if (signal.type !== 'answer') return { type: 'reject', why: 'the step waits for an HTTP answer' };
  const { answer, effect } = signal;
  if (!isHttpAnswer(answer)) return { type: 'reject', why: 'this is no HTTP answer' };
  if (effect.type === 'http' && effect.request.purpose === 'access-token') {
    return goOnWithToken(context, answer);
  }
  if (answer.signed === true) context.assume('hmac-encoding');
  if (context.config.async === true) {
    return notWaitedFor(context, 'Sent; nobody waits for the answer.');
  }
  if (answer.type === 'failure') {
    if (answer.reason !== 'no-mock') context.assume('connector-errors');
    return connectorFailed(answer.message);
  }
  const { body, isText } = parseAnswer(answer.body);
  if (body === null && answer.body.trim() !== 'null' && answer.body.trim() !== '') {
    return connectorFailed('The answer holds nesting, keys or numbers that no answer may hold.');
  }
  const kept = keep(context, answer, body);
  if (answer.status >= 400) {
    context.assume('connector-errors');
    context.assume('error-body');
    return {
      type: 'fail',
      error: {
        type: 'request_error',
        message: `${context.config.method} ${context.config.endpoint} answered with status ${answer.status}.`,
      },
      operations: [kept],
    };
  }
  if (isText && answer.body !== '' && context.assume('unparsable-answer') === 'error') {
    return connectorFailed('The answer is not JSON.');
  }
  if (isText && answer.body !== '') context.warn('The answer is not JSON: it is kept as text.');
  return {
    type: 'go',
    port: 'success',
    operations: [kept, ...mapToForm(context)],
    why: `Status ${answer.status}${answer.mock === null ? '' : `, from mock ${answer.mock + 1}`}.`,
  };
}

function notWaitedFor(context: Context, why: string): Result {
  context.assume('async-connector');
  return { type: 'go', port: 'success', why };
}

type Response = Extract<HttpAnswer, { type: 'response' }>;

function keep(context: Context, { headers, status }: Response, body: Json): Operation {
  const whole =
    context.connector(context.config.connector)?.settings.includeHeadersInContext === true;
  return {
    type: 'set',
    path: `connectors.${contextKeyOf(context.config)}`,
    value: whole ? { body, headers, statusCode: status } : body,
  };
}

/** The rows of "Map response to form": each copies from this answer, or from anything else in the context. */
function mapToForm(context: Context): readonly Operation[] {
  const rows = context.config.formMapping ?? [];
  if (rows.length > 0) context.assume('form-mapping');
  return rows.map(({ key, value }) => ({ type: 'copy', from: barePath(value), to: barePath(key) }));
}

/** JSON as parsed; anything else as text; null for JSON that no context may hold. */
function parseAnswer(text: string): { readonly body: Json; readonly isText: boolean } {
  let body: Json;
  try {
    body = parseJson(text);
  } catch {
    return { body: text, isText: true };
  }
  try {
    checkBorder(body);
    return { body, isText: false };
  } catch {
    return { body: null, isText: false };
  }
}

function goOnWithToken(context: Context, answer: HttpAnswer): Result {
  const connector = context.connector(context.config.connector);
  if (connector === undefined) return connectorFailed('The connector is gone.');
  const got = readTokenAnswer(answer, refTo(connector), context.clock);
  if ('trouble' in got) {
    return context.config.async === true
      ? notWaitedFor(context, `${got.trouble} Nothing was sent, and nobody waits for it.`)
      : connectorFailed(got.trouble);
  }
  const next = send(context, connector, got.token);
  return next.type === 'perform' ? { ...next, operations: [got.kept] } : next;
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function headersOf(connector: Connector, sendsBody: boolean): { readonly [name: string]: string } {
  const headers = new Map([['accept', 'application/json']]);
  if (sendsBody) headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(connector.headers ?? {})) {
    headers.set(name.toLowerCase(), value);
  }
  return Object.fromEntries(headers);
}

function connectorFailed(message: string): Outcome<never> {
  return { type: 'fail', error: { type: 'ConnectorFailed', message } };
}
