import type { Flow, Step } from '../../core/document/schema.ts';

const login: Step = {
  id: 'login',
  kind: 'screen',
  name: 'Log in',
  config: {
    components: [
      { type: 'input', input: 'email', label: 'Email', required: true },
      { type: 'button', id: 'submit', label: 'Continue' },
      { type: 'button', id: 'cancel', label: 'Cancel' },
    ],
  },
};
const check: Step = {
  id: 'check',
  kind: 'http-connector',
  name: 'Check password',
  config: {
    connector: 'idp',
    method: 'POST',
    endpoint: '/login',
    errorHandling: { request_error: { handling: 'custom' } },
  },
};
const jwt: Step = {
  id: 'jwt',
  kind: 'generate-jwt',
  name: 'Generate JWT',
  config: { variant: 'sign-up-or-in' },
};
const end: Step = { id: 'end', kind: 'end', name: 'End', config: {} };

/** For tests: Log in → Check password → Generate JWT → End, and a request error that leads back to Log in. */
export const smallFlow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'small',
  name: 'Small',
  start: 'login',
  steps: [login, check, jwt, end],
  edges: [
    { from: 'login', port: 'submit', to: 'check' },
    { from: 'check', port: 'success', to: 'jwt' },
    { from: 'check', port: 'request_error', to: 'login' },
    { from: 'jwt', port: 'success', to: 'end' },
  ],
  layout: {
    login: { x: 0, y: 0 },
    check: { x: 352, y: 0 },
    jwt: { x: 704, y: 0 },
    end: { x: 1056, y: 48 },
  },
  connectors: [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com/v1' }],
  scenarios: [
    {
      name: 'New user',
      now: '2026-01-31T09:30:00Z',
      seed: 1,
      users: [],
      answers: [{ step: 'login', press: 'submit', form: { email: 'ada@example.com' } }],
      mocks: [{ method: 'POST', path: '/login', status: 200, json: {}, delayMs: 120 }],
    },
    {
      name: 'Wrong password',
      now: '2026-01-31T09:30:00Z',
      seed: 1,
      users: [],
      answers: [{ step: 'login', press: 'submit', form: { email: 'ada@example.com' } }],
      mocks: [{ method: 'POST', path: '/login', status: 401, json: {} }],
    },
  ],
};

/** For tests: the small flow with another thing in place of some of it. */
export function smallFlowWith(part: Partial<Flow>): Flow {
  return { ...smallFlow, ...part };
}
