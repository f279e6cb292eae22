import { openFlowText } from '../../../src/core/document/parse.ts';
import { FLOW_FORMAT, FLOW_VERSION } from '../../../src/core/document/schema.ts';
import { registry } from '../../../src/steps/registry.ts';
import { benchGraph } from './graph.ts';
import type { BenchKind } from './graph.ts';

interface Sort {
  readonly name: string;
  /** The ports of its first and second way out. */
  readonly ports: readonly [string, string];
  readonly config: object;
}

const SORTS: Readonly<Record<BenchKind, Sort>> = {
  screen: {
    name: 'Ask',
    ports: ['continue', 'continue'],
    config: {
      components: [
        { type: 'text', text: 'Welcome to Acme', variant: 'title' },
        { type: 'input', input: 'email', label: 'Email', required: true },
        { type: 'input', input: 'password', label: 'Password', required: true },
        { type: 'button', id: 'continue', label: 'Continue', variant: 'primary' },
      ],
    },
  },
  'http-connector': {
    name: 'Check password',
    ports: ['success', 'request_error'],
    config: {
      connector: 'idp',
      method: 'POST',
      endpoint: '/login',
      payload: '{"email": "{{form.email}}"}',
      errorHandling: { request_error: { handling: 'custom' } },
    },
  },
  condition: {
    name: 'Account active?',
    ports: ['active', 'ELSE'],
    config: {
      branches: [
        {
          id: 'active',
          name: 'Active',
          rules: [{ key: 'connectors.httpResult.active', operator: 'is-true' }],
        },
      ],
    },
  },
  'generate-jwt': {
    name: 'Generate JWT',
    ports: ['success', 'success'],
    config: { variant: 'sign-up-or-in', errorHandling: { UserDisabled: { handling: 'custom' } } },
  },
  'update-user': {
    name: 'Update User',
    ports: ['success', 'success'],
    config: {
      attributes: [{ key: 'displayName', type: 'context', value: 'connectors.httpResult.name' }],
    },
  },
  'custom-claims': {
    name: 'Custom Claims',
    ports: ['success', 'success'],
    config: { claims: [{ key: 'plan', type: 'context', value: 'connectors.httpResult.plan' }] },
  },
  end: { name: 'End', ports: ['', ''], config: {} },
};

/** The bench graph as a flow document of the real kinds, as a file's text. Throws if it were no flow. */
export function flowText(size: number): string {
  const { steps, edges } = benchGraph(size);
  const kinds = new Map(steps.map(({ id, kind }) => [id, kind]));
  const text = JSON.stringify({
    format: FLOW_FORMAT,
    version: FLOW_VERSION,
    id: flowId(size),
    name: flowName(size),
    start: 'step-0',
    steps: steps.map(({ id, kind }, i) => ({
      id,
      kind,
      name: `${SORTS[kind].name} ${i}`,
      config: SORTS[kind].config,
    })),
    edges: edges.map(({ from, to, way }) => ({
      from,
      port: SORTS[kinds.get(from) ?? 'end'].ports[way],
      to,
    })),
    layout: Object.fromEntries(steps.map(({ id, x, y }) => [id, { x, y }])),
    connectors: [{ id: 'idp', name: 'Acme identity API', baseUrl: 'https://idp.example.com' }],
  });
  openFlowText(text, registry);
  return text;
}

export function flowId(size: number): string {
  return `bench-${size}`;
}

export function flowName(size: number): string {
  return `Bench ${size}`;
}
