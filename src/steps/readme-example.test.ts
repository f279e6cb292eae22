import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// Begin of the example in the README: the whole file of a kind.
import { z } from 'zod';
import { defineStep } from '../core/kind/definition.ts';

export const emailDomain = defineStep({
  kind: 'email-domain',
  version: 1,
  title: 'Email Domain',
  group: 'Logic',
  icon: 'at-sign',
  tone: 'condition',
  help: {
    text: 'Looks at the part of form.email after the "@".',
    source: 'ours',
    assumptions: [],
  },
  config: z.looseObject({
    domains: z.array(z.string()).meta({ title: 'Domains', description: 'Such as example.com.' }),
  }),
  palette: [
    { title: 'Email Domain', synonyms: ['allow list'], defaults: { domains: ['example.com'] } },
  ],
  errors: [],
  ports: () => [
    { id: 'listed', label: 'Listed', role: 'branch' },
    { id: 'ELSE', label: 'Else', role: 'else' },
  ],
  summary: ({ domains }) => `is it at ${domains.join(' or ')}?`,
  reads: () => ['form.email'],
  writes: () => [],
  refines: (_config, port) => (port === 'listed' ? ['form.email'] : []),
  execute(context) {
    const email = context.read('form.email');
    const domain = typeof email === 'string' ? (email.toLowerCase().split('@')[1] ?? '') : '';
    const listed = context.config.domains.includes(domain);
    return {
      type: 'go',
      port: listed ? 'listed' : 'ELSE',
      why: `"${domain}" is ${listed ? '' : 'not '}one of the domains.`,
    };
  },
});
// End of the example.
import { parseFlow } from '../core/document/parse.ts';
import { FLOW_FORMAT, FLOW_VERSION } from '../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../core/engine/env.ts';
import { summarise } from '../hosts/session/run-result.ts';
import { runMocked } from '../hosts/session/run-scenario.ts';
import { makeRegistry, registry } from './registry.ts';

test.each([
  ['maya@example.com', 'inside', '"example.com" is one of the domains.'],
  ['maya@EXAMPLE.com', 'inside', '"example.com" is one of the domains.'],
  ['maya@example.org', 'outside', '"example.org" is not one of the domains.'],
  [undefined, 'outside', '"" is not one of the domains.'],
])('the kind of the README runs: %s ends %s', (email, end, why) => {
  const kinds = makeRegistry([...registry.values(), emailDomain]);
  const flow = parseFlow(
    {
      format: FLOW_FORMAT,
      version: FLOW_VERSION,
      id: 'example',
      name: 'Example',
      start: 'domain',
      steps: [
        { id: 'domain', kind: 'email-domain', name: 'Ours?', config: { domains: ['example.com'] } },
        { id: 'inside', kind: 'end', name: 'Inside', config: {} },
        { id: 'outside', kind: 'end', name: 'Outside', config: {} },
      ],
      edges: [
        { from: 'domain', port: 'listed', to: 'inside' },
        { from: 'domain', port: 'ELSE', to: 'outside' },
      ],
    },
    kinds,
  );
  const request = email === undefined ? {} : { form: { email } };
  const chance = { now: () => 0, seed: () => 1 };
  const run = runMocked(makeEnv(makeRunnable(flow, kinds)), { name: 'any', request }, { chance });
  const { outcome, path, trace } = summarise(run);
  const step = trace.find((entry) => entry.type === 'step');
  expect({ outcome, path, why: step?.why }).toEqual({
    outcome: 'completed',
    path: ['domain', end],
    why,
  });
});

test('the README shows the very kind that runs here', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const example = read('./readme-example.test.ts')
    .split(/^\/\/ (?:Begin|End) of the example.*\n/m)[1]
    ?.replaceAll("'../core/", "'../../core/");
  expect(read('../../README.md')).toContain(
    `\`\`\`ts\n// src/steps/email-domain/definition.ts\n${example}\`\`\``,
  );
});
