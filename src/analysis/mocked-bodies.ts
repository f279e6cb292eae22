import type { Flow } from '../core/document/schema.ts';
import type { Json } from '../core/json.ts';
import type { AnswerPlace } from '../core/kind/definition.ts';
import type { Mock } from '../core/mocks/mock.ts';
import { parseTemplate } from '../core/values/template.ts';

/** The JSON bodies that mocks of the flow's scenarios may answer a step with, in their order. */
export function mockedBodies({ scenarios = [] }: Flow, answer: AnswerPlace): readonly Json[] {
  return scenarios
    .flatMap(({ mocks = [] }) => mocks)
    .flatMap((mock) => (mock.json !== undefined && mayAnswer(mock, answer) ? [mock.json] : []));
}

const DYNAMIC = '{{}}';

/** Whether a mock fits as far as the config tells: what is dynamic in the endpoint fits anything. */
function mayAnswer(
  { connector, method, path }: Pick<Mock, 'connector' | 'method' | 'path'>,
  answer: AnswerPlace,
): boolean {
  if (connector !== undefined && connector !== answer.connector?.id) return false;
  if (method !== answer.method) return false;
  const wanted = path.split('/').reverse();
  const endpoint = parseTemplate(answer.endpoint)
    .parts.map((part) => (typeof part === 'string' ? part : DYNAMIC))
    .join('');
  const asked = endpoint
    .replace(/[?#].*$/s, '')
    .split('/')
    .reverse();
  // From the end: the base URL may have segments of its own.
  return asked.every((segment, i) => {
    const known = wanted[i];
    if (segment === '' || segment.includes(DYNAMIC)) return true;
    return known !== undefined && (known.startsWith(':') || known === segment);
  });
}
