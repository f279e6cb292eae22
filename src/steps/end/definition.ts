import { defineStep } from '../../core/kind/definition.ts';
import { pathsOfRow } from '../../core/values/row.ts';
import type { EndConfig } from './config.ts';

export const end = defineStep({
  kind: 'end',
  version: 1,
  title: 'End',
  group: 'End',
  icon: 'circle-stop',
  tone: 'end',
  help: {
    text: 'Ends the flow. If someone signed in, the session and refresh tokens are returned; otherwise none is. In a flow that another one entered it only goes on there.',
    source: 'Descope docs, "End action"',
    assumptions: [
      'anonymous-token',
      'disabled-session',
      'early-custom-claims',
      'claim-times',
      'typed-rows',
      'unresolved-value',
    ],
  },
  palette: [
    { title: 'End', synonyms: ['finish', 'done', 'stop', 'token', 'logged in'], defaults: {} },
  ],
  errors: [],
  ports: () => [],
  summary: ({ outputs = [], tokenWithoutAuthentication }: EndConfig) => {
    const token =
      tokenWithoutAuthentication === true
        ? 'returns a token, also without a user'
        : 'returns the session, if any';
    const keys = outputs.map(({ key }) => key || '…').join(', ');
    return keys === '' ? token : `${token}, and ${keys}`;
  },
  reads: ({ outputs = [] }) => ['user', ...new Set(outputs.flatMap(pathsOfRow))],
  writes: ({ tokenWithoutAuthentication }) =>
    tokenWithoutAuthentication === true ? [{ path: 'authInfo', certainty: 'may' }] : [],
});
