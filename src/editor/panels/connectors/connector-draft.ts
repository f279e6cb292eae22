import type { FormField } from '../../../core/document/form.ts';
import { connectorSchema } from '../../../core/document/schema.ts';
import type { Connector } from '../../../core/document/schema.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Secret } from '../../../hosts/ports/vault.ts';
import { readForm } from '../../forms/read-form.ts';
import type { FormIssue, FormReading } from '../../forms/read-form.ts';

/** A connector with its secret, as one form holds them; they part again when it is saved. */
export interface ConnectorWithSecret {
  readonly connector: Connector;
  readonly secret: Secret | undefined;
}

/** Where the form holds the secret: a name no connector has. */
const AUTHENTICATION = 'secret';

/** What the form begins with. */
export function draftOf({ connector, secret }: ConnectorWithSecret): JsonObject {
  const held: JsonObject = isJsonObject(connector) ? connector : {};
  return { ...held, [AUTHENTICATION]: secret === undefined ? { type: 'none' } : { ...secret } };
}

/** Takes the form apart; a missing name, or a secret that is not complete, is said at its field. */
export function readConnector(draft: JsonObject): FormReading<ConnectorWithSecret> {
  const { [AUTHENTICATION]: authentication, ...rest } = draft;
  const held = isJsonObject(authentication) ? authentication : {};
  const connector = readForm(connectorSchema, rest);
  const secret = secretOf(held);
  const missing = [...nameless(rest), ...(secret === undefined ? [] : missingOf(secret))];
  const issues = [...(connector.type === 'unreadable' ? connector.issues : []), ...missing];
  if (connector.type === 'unreadable' || issues.length > 0) return { type: 'unreadable', issues };
  return { type: 'read', value: { connector: connector.value, secret } };
}

function secretOf(held: JsonObject): Secret | undefined {
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
    default:
      return undefined;
  }
}

/** A file may hold a connector without a name; whoever makes one here has to find it again. */
function nameless(held: JsonObject): readonly FormIssue[] {
  const name = own(held, 'name');
  return typeof name === 'string' && name.trim() === ''
    ? [{ path: 'name', message: 'expected at least one character' }]
    : [];
}

/** Everything but a password has to be there: an empty one is one. */
function missingOf(secret: Secret): readonly FormIssue[] {
  return Object.entries(secret).flatMap(([key, value]) =>
    value.trim() === '' && key !== 'password'
      ? [{ path: `${AUTHENTICATION}.${key}`, message: 'expected at least one character' }]
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
  ],
};
