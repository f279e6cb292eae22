import type { FormField } from '../../../core/document/form.ts';
import { connectorSchema } from '../../../core/document/schema.ts';
import type { Connector } from '../../../core/document/schema.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import type { Authentication, Secret } from '../../../hosts/ports/vault.ts';
import { FILL_IN, readForm } from '../../forms/read-form.ts';
import type { FormIssue, FormReading } from '../../forms/read-form.ts';

/** A connector with its secret, as one form holds them; they part again when it is saved. */
export interface ConnectorWithSecret {
  readonly connector: Connector;
  readonly secret: Secret | undefined;
}

/** Where the form holds the secret: a name no connector has. */
const AUTHENTICATION = 'secret';
const HMAC = 'hmacSecret';

/** What the form begins with. */
export function draftOf({ connector, secret }: ConnectorWithSecret): JsonObject {
  const held: JsonObject = isJsonObject(connector) ? connector : {};
  const { hmacSecret, ...authentication } = secret ?? { type: 'none' as const };
  return {
    ...held,
    [AUTHENTICATION]: { ...authentication },
    ...(hmacSecret !== undefined && { [HMAC]: hmacSecret }),
  };
}

/** Takes the form apart; a missing name, or a secret that is not complete, is said at its field. */
export function readConnector(draft: JsonObject): FormReading<ConnectorWithSecret> {
  const { [AUTHENTICATION]: authentication, [HMAC]: hmac, ...rest } = draft;
  const held = isJsonObject(authentication) ? authentication : {};
  const connector = readForm(connectorSchema, rest);
  const known = authenticationOf(held);
  const secret = withHmac(known, hmac);
  const missing = [
    ...nameless(rest),
    ...(known === undefined ? [] : missingOf(known)),
    ...lacksOAuth(known, rest),
  ];
  const issues = [...(connector.type === 'unreadable' ? connector.issues : []), ...missing];
  if (connector.type === 'unreadable' || issues.length > 0) return { type: 'unreadable', issues };
  return { type: 'read', value: { connector: connector.value, secret } };
}

function withHmac(known: Authentication | undefined, hmac: Json | undefined): Secret | undefined {
  if (typeof hmac !== 'string' || hmac === '') return known;
  return { ...(known ?? { type: 'none' }), hmacSecret: hmac };
}

/** A client secret without the endpoint it is for would never be used. */
function lacksOAuth(known: Authentication | undefined, held: JsonObject): readonly FormIssue[] {
  return known?.type === 'oauth2' && own(held, 'oauth2') === undefined
    ? [{ path: 'oauth2', message: 'expected where to get the access token' }]
    : [];
}

function authenticationOf(held: JsonObject): Authentication | undefined {
  const text = (key: string): string => {
    const value = own(held, key);
    return typeof value === 'string' ? value : '';
  };
  switch (own(held, 'type')) {
    case 'bearer':
      return { type: 'bearer', token: text('token') };
    case 'basic':
      return { type: 'basic', username: text('username'), password: text('password') };
    case 'api-key':
      return { type: 'api-key', key: text('key'), token: text('token') };
    case 'oauth2':
      return { type: 'oauth2', clientSecret: text('clientSecret') };
    default:
      return undefined;
  }
}

/** A file may hold a connector without a name; whoever makes one here has to find it again. */
function nameless(held: JsonObject): readonly FormIssue[] {
  const name = own(held, 'name');
  return typeof name === 'string' && name.trim() === '' ? [{ path: 'name', message: FILL_IN }] : [];
}

/** Everything but a password has to be there: an empty one is one. */
function missingOf(secret: Authentication): readonly FormIssue[] {
  return Object.entries(secret).flatMap(([key, value]) =>
    value.trim() === '' && key !== 'password'
      ? [{ path: `${AUTHENTICATION}.${key}`, message: FILL_IN }]
      : [],
  );
}

const line = (key: string, title: string, isSecret: boolean): FormField => ({
  key,
  title,
  optional: false,
  initial: '',
  type: 'text',
  ...(isSecret && { control: 'secret' as const }),
});

/** The form of the secret that signs what is sent (Descope docs, "Generic HTTP": HMAC Secret). */
export const HMAC_FIELD: FormField = {
  ...line(HMAC, 'HMAC secret', true),
  optional: true,
  description: 'Signs the payload of each request: header x-descope-webhook-s256.',
};

/** The form of the secret (Descope docs, "Generic HTTP": Authentication type). */
export const AUTHENTICATION_FIELD: FormField = {
  key: AUTHENTICATION,
  title: 'Authentication',
  optional: false,
  initial: { type: 'none' },
  type: 'one-of',
  discriminator: 'type',
  alternatives: [
    { value: 'none', title: 'None', initial: { type: 'none' }, fields: [] },
    {
      value: 'bearer',
      title: 'Bearer Token',
      initial: { type: 'bearer', token: '' },
      fields: [line('token', 'Token', true)],
    },
    {
      value: 'api-key',
      title: 'API Key',
      initial: { type: 'api-key', key: 'X-API-Key', token: '' },
      fields: [line('key', 'Header', false), line('token', 'Key', true)],
    },
    {
      value: 'basic',
      title: 'Basic',
      initial: { type: 'basic', username: '', password: '' },
      fields: [line('username', 'User name', false), line('password', 'Password', true)],
    },
    {
      value: 'oauth2',
      title: 'OAuth 2.0 client credentials',
      initial: { type: 'oauth2', clientSecret: '' },
      fields: [line('clientSecret', 'Client secret', true)],
    },
  ],
};
