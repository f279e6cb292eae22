import type { Flow } from '../../../core/document/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';

const ANN = { userId: 'U-ann', loginIds: ['ann@example.com'], name: 'Ann', lastLoginTime: 1 };
const answers = [
  { step: 'Log in', press: 'Continue', form: { email: 'ann@example.com', password: 'secret' } },
];

/** A person types email and password, an API knows her or not, and she is signed in. */
export const signInFlow: Flow & { readonly scenarios: Scenario[] } = {
  format: 'flowmint/flow',
  version: 1,
  id: 'sign-in',
  name: 'Sign in',
  start: 'login',
  steps: [
    {
      id: 'login',
      kind: 'screen',
      name: 'Log in',
      config: {
        components: [
          { type: 'text', text: 'Welcome', variant: 'title' },
          { type: 'input', input: 'email', label: 'Email', required: true },
          { type: 'input', input: 'password', label: 'Password', required: true },
          { type: 'error-message' },
          { type: 'button', id: 'continue', label: 'Continue' },
        ],
      },
    },
    {
      id: 'check',
      kind: 'http-connector',
      name: 'Check password',
      config: {
        connector: 'idp',
        method: 'POST',
        endpoint: '/login',
        payload: '{"email":"{{form.email}}","password":"{{form.password}}"}',
        formMapping: [{ key: 'form.email', value: 'connectors.httpResult.email' }],
      },
    },
    { id: 'jwt', kind: 'generate-jwt', name: 'Generate JWT', config: { variant: 'sign-in' } },
    {
      id: 'claims',
      kind: 'custom-claims',
      name: 'Custom Claims',
      config: {
        claims: [{ key: 'plan', type: 'context', value: 'connectors.httpResult.plan' }],
      },
    },
    { id: 'end', kind: 'end', name: 'End', config: {} },
  ],
  edges: [
    { from: 'login', port: 'continue', to: 'check' },
    { from: 'check', port: 'success', to: 'jwt' },
    { from: 'jwt', port: 'success', to: 'claims' },
    { from: 'claims', port: 'success', to: 'end' },
  ],
  connectors: [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com' }],
  scenarios: [
    {
      name: 'Right password',
      now: '2026-01-31T09:30:00Z',
      seed: 1,
      users: [ANN],
      answers,
      mocks: [
        {
          method: 'POST',
          path: '/login',
          status: 200,
          json: { email: 'ann@example.com', plan: 'pro' },
          delayMs: 120,
        },
      ],
      expect: { outcome: 'completed', claims: { plan: 'pro', sub: 'U-ann' } },
    },
    {
      name: 'Wrong password',
      now: '2026-01-31T09:30:00Z',
      seed: 1,
      users: [ANN],
      answers,
      mocks: [{ method: 'POST', path: '/login', status: 401, json: { error: 'no' } }],
      expect: { outcome: 'failed', error: 'request_error' },
    },
  ],
};
