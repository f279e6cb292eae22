import type { Connector } from '../../../core/document/schema.ts';
import type { Mock } from '../../../core/mocks/mock.ts';
import { answersWith } from './answer-words.ts';

/** What a mock is called: the request it answers. */
export function nameOfMock({ method, path }: Pick<Mock, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** What a connector is called; where a flow that is entered brings it along, with the flow: `CRM (sub/crm)`. */
export function labelOfConnector(name: string, connector: Connector | undefined): string {
  if (connector === undefined || connector.name === '') return name;
  return name === connector.id ? connector.name : `${connector.name} (${name})`;
}

/** What it answers: `200, JSON`, `no connection, after 40 ms`. */
export function mockAnswerInWords(mock: Mock): string {
  const { delayMs = 0 } = mock;
  return `${answersWith(mock)}${delayMs > 0 ? `, after ${delayMs} ms` : ''}`;
}

/** Its conditions: `query.page, body`. */
export function conditionsInWords({ when = {} }: Pick<Mock, 'when'>): string {
  const named = [
    ...Object.keys(when.headers ?? {}).map((name) => `header ${name}`),
    ...Object.entries(when.query ?? {}).map(([name, value]) => `?${name}=${value}`),
    ...(when.body === undefined ? [] : [`body has ${JSON.stringify(when.body)}`]),
  ];
  return named.join(', ');
}
