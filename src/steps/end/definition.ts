import { z } from 'zod';
import { defineStep } from '../../core/kind/definition.ts';
import { REFRESH_COOKIE, SESSION_COOKIE } from '../../core/tokens/token-size.ts';
import { pathsOfRow, valueRowSchema } from '../../core/values/row.ts';

/** A cookie's name is a token (RFC 6265 §4.1.1; RFC 9110 §5.6.2). */
const cookieName = z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/, {
  error: "expected a cookie name: letters, digits and !#$%&'*+-.^_`|~, at most 100",
});

const configSchema = z
  .looseObject({
    outputs: z.array(valueRowSchema).optional().meta({
      title: 'Flow outputs',
      description: 'What the app gets besides the tokens.',
      control: 'rows',
    }),
    tokenWithoutAuthentication: z.boolean().optional().meta({
      title: 'Return token after flow (without user authentication)',
      description: 'Where nobody signed in, a token without a user is returned.',
    }),
    sessionCookieName: cookieName
      .optional()
      .meta({ title: 'Session Cookie Name', control: 'plain', placeholder: SESSION_COOKIE }),
    refreshCookieName: cookieName
      .optional()
      .meta({ title: 'Refresh Cookie Name', control: 'plain', placeholder: REFRESH_COOKIE }),
    externalTokenConnector: z.string().optional().meta({
      title: 'External Token Connector',
      description: 'Kept, but not simulated: no external token is made.',
      control: 'plain',
    }),
  })
  .meta({ title: 'End' });

export type EndConfig = z.infer<typeof configSchema>;

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
    assumptions: ['anonymous-token', 'claim-times', 'unresolved-value'],
  },
  config: configSchema,
  palette: [
    { title: 'End', synonyms: ['finish', 'done', 'stop', 'token', 'logged in'], defaults: {} },
  ],
  errors: [],
  ports: () => [],
  summary: ({ outputs = [], tokenWithoutAuthentication }) => {
    const token =
      tokenWithoutAuthentication === true
        ? 'returns a token, also without a user'
        : 'returns the session token';
    const keys = outputs.map(({ key }) => key || '…').join(', ');
    return keys === '' ? token : `${token}, and ${keys}`;
  },
  reads: ({ outputs = [] }) => ['user', ...new Set(outputs.flatMap(pathsOfRow))],
  writes: ({ tokenWithoutAuthentication }) =>
    tokenWithoutAuthentication === true ? [{ path: 'authInfo', certainty: 'may' }] : [],
});
