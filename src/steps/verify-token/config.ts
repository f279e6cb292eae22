import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { verifyToken } from './definition.ts';
import { ERRORS } from './errors.ts';

const configSchema = z
  .looseObject({
    token: z.string().meta({
      title: 'Token',
      description: 'Where the JWT stands.',
      control: 'path',
      placeholder: 'cookies.legacy',
    }),
    check: z.enum(['jwks', 'secret']).meta({
      title: 'Check against',
      labels: { jwks: 'Public keys (JWKS)', secret: 'A shared secret' },
    }),
    jwks: z
      .string()
      .optional()
      .meta({
        title: 'JWKS',
        description: 'The issuer’s public keys, as its JWKS address answers them.',
        control: 'json-text',
        shownWhen: { field: 'check', is: ['jwks'] },
      }),
    secret: z
      .string()
      .optional()
      .meta({
        title: 'Shared secret',
        description: 'What it is called in the vault of this machine: the document never holds it.',
        control: 'vault',
        placeholder: 'legacy-jwt',
        shownWhen: { field: 'check', is: ['secret'] },
      }),
    issuer: z
      .string()
      .optional()
      .meta({ title: 'Issuer (iss)', description: 'Left out: any.', control: 'text' }),
    audience: z
      .string()
      .optional()
      .meta({ title: 'Audience (aud)', description: 'Left out: any.', control: 'text' }),
    contextKey: z.string().optional().meta({
      title: 'Context Key',
      description: 'The claims are connectors.<Context Key>.',
      control: 'plain',
      placeholder: 'token',
    }),
    errorHandling: errorHandlingSchema(Object.values(ERRORS)),
  })
  .meta({ title: 'Verify token' });

export type VerifyTokenConfig = z.infer<typeof configSchema>;

export const config = defineConfig(verifyToken, configSchema);
