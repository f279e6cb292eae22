import { describe, expect, test } from 'vitest';
import { summarise } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { Json } from '../json.ts';
import { readsIn } from '../kind/reads.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { pathsOf } from '../values/paths-of.ts';
import { makeEnv, makeRunnable } from './env.ts';

// What a screen says of an error where its step gives the words: facts/descope.md §1.6, and dynamic values in messages §4.1.

/** A screen asks for an email, an API answers 404 about it. */
function ask(handling: string, message: string) {
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'f',
      name: 'F',
      start: 'ask',
      steps: [
        {
          id: 'ask',
          kind: 'screen',
          name: 'Ask',
          config: {
            components: [
              { type: 'input', input: 'email', label: 'Email' },
              { type: 'button', id: 'go', label: 'Go' },
            ],
          },
        },
        {
          id: 'find',
          kind: 'http-connector',
          name: 'Find',
          config: {
            connector: 'api',
            method: 'GET',
            endpoint: '/users',
            errorHandling: { request_error: { handling, message } },
          },
        },
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      edges: [
        { from: 'ask', port: 'go', to: 'find' },
        { from: 'find', port: 'success', to: 'end' },
        { from: 'find', port: 'request_error', to: 'ask' },
      ],
      connectors: [{ id: 'api', name: 'API', baseUrl: 'https://api.example.com' }],
    },
    registry,
  );
  const env = makeEnv(makeRunnable(flow, registry), {
    tools: TEST_TOOLS,
    mocks: [{ method: 'GET', path: '/users', status: 404, json: { reason: 'unknown' } }],
  });
  const scenario = {
    name: 's',
    now: '2026-01-31T09:30:00Z',
    seed: 1,
    answers: [{ step: 'ask', press: 'go', form: { email: 'ann@example.com' } }],
  };
  const { trace, error } = summarise(
    runMocked(env, scenario, { chance: { now: () => 0, seed: () => 0 } }),
  );
  const shown = trace.findLast((entry) => entry.type === 'show');
  const left = trace.find((entry) => entry.type === 'step' && entry.step === 'find');
  const find = env.flow.steps.get('find');
  return {
    notice: shown?.notice?.message,
    error: error?.message,
    own: left?.type === 'step' ? left.error?.message : undefined,
    reads: left?.type === 'step' ? left.reads : [],
    warnings: left?.type === 'step' ? left.warnings : [],
    declared: find?.definition === undefined ? [] : readsIn(find.definition, find.config),
  };
}

const OWN = 'GET /users answered with status 404.';

describe.each(['automatic', 'custom-with-message'])('the message of an error that is %s', (how) => {
  test.each<[message: string, shown: string, reads: readonly (readonly [string, Json?])[]]>([
    ['Nobody knows you.', 'Nobody knows you.', []],
    ['No {{form.email}} here', 'No ann@example.com here', [['form.email', 'ann@example.com']]],
    [
      '{{connectors.httpResult.reason}}: {{jq: .form.email | ascii_upcase}}',
      'unknown: ANN@EXAMPLE.COM',
      [
        ['connectors.httpResult.reason', 'unknown'],
        ['jq: .form.email | ascii_upcase', 'ANN@EXAMPLE.COM'],
        ['form.email', 'ann@example.com'],
      ],
    ],
    ['{{form.nick}}', OWN, [['form.nick']]],
  ])('"%s" is shown as "%s"', (message, shown, reads) => {
    const run = ask(how, message);
    expect(run).toMatchObject({ notice: shown, error: shown, own: OWN });
    expect(
      run.reads.map(({ path, value }) => [path, ...(value === undefined ? [] : [value])]),
    ).toEqual(reads);
    expect(run.declared).toEqual(pathsOf([message]));
  });

  test('warns of what is not set', () => {
    expect(ask(how, 'No {{form.nick}}!')).toMatchObject({
      notice: 'No !',
      warnings: ['{{form.nick}} is not set here: it became empty.'],
    });
  });
});

test.each(['custom', 'ignore'])(
  'a message that is kept and not shown by %s reads nothing',
  (how) => {
    const { reads, declared, notice } = ask(how, 'No {{form.email}} here');
    expect({ reads, declared, notice }).toEqual({ reads: [], declared: [], notice: undefined });
  },
);
