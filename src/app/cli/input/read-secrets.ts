import { z } from 'zod';
import { firstIssue } from '../../../core/document/first-issue.ts';
import { joinPath, parseJsonText } from '../../../core/document/json-text.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { Secret } from '../../../hosts/ports/vault.ts';
import { readText } from './read-text.ts';

const hmacSecret = z.string().min(1).optional();
const secretSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none'), hmacSecret }),
  z.strictObject({ type: z.literal('bearer'), token: z.string().min(1), hmacSecret }),
  z.strictObject({
    type: z.literal('basic'),
    username: z.string(),
    password: z.string(),
    hmacSecret,
  }),
  z.strictObject({
    type: z.literal('api-key'),
    key: z.string().min(1),
    token: z.string().min(1),
    hmacSecret,
  }),
  z.strictObject({ type: z.literal('oauth2'), clientSecret: z.string().min(1), hmacSecret }),
]);
const secretsSchema = z.record(z.string(), secretSchema);

/**
 * Reads the secrets of connectors from a JSON file: `{ "<connector>": { "type": "bearer", "token": "…" } }`, with
 * `<flow>/<connector>` for one that a flow entered by a step brings along. Throws one error with the place in the file;
 * it never repeats what stands there.
 */
export async function readSecrets(file: string): Promise<ReadonlyMap<string, Secret>> {
  const value = parseJsonText(await readText(file));
  const issue = firstIssue(secretsSchema, value);
  if (issue !== null) {
    const path = issue.path.reduce<string>(joinPath, '');
    throw new FlowmintError(
      'invalid-document',
      'expected the secret of a connector: type none, bearer, basic, api-key or oauth2, with its fields',
      { path: path === '' ? '(top level)' : path },
    );
  }
  const secrets = secretsSchema.parse(value);
  return new Map(
    Object.entries(secrets).map(([connector, { hmacSecret: hmac, ...authentication }]) => [
      connector,
      hmac === undefined ? authentication : { ...authentication, hmacSecret: hmac },
    ]),
  );
}
