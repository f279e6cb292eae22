import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { REFRESH_COOKIE, SESSION_COOKIE } from '../../core/tokens/token-size.ts';
import { valueRowSchema } from '../../core/values/row-schema.ts';
import { end } from './definition.ts';

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

export const config = defineConfig(end, configSchema);
