import type { SecretOf } from '../../../hosts/effects/verify-token.ts';
import { sharedSecretIn } from '../../../hosts/ports/vault.ts';
import type { Secret } from '../../../hosts/ports/vault.ts';
import type { CommandArgs } from '../command.ts';
import { withFile } from '../error-line.ts';
import { readSecrets } from './read-secrets.ts';

/** The option of a command that sends nothing: what it needs secrets for is to check tokens. */
export const SHARED_SECRETS = {
  value: 'FILE',
  help: 'Shared secrets of steps that check tokens: { "<name>": { "type": "bearer", "token": "…" } }.',
} as const;

/** The secrets of the file that `--secrets` names, by connector or name; none without it. */
export async function secretsIn({
  values,
}: Pick<CommandArgs, 'values'>): Promise<ReadonlyMap<string, Secret>> {
  const file = values.get('secrets');
  return file === undefined ? new Map() : withFile(file, () => readSecrets(file));
}

/** Finds the shared secrets among them. */
export function sharedSecretOf(secrets: ReadonlyMap<string, Secret>): SecretOf {
  return (name) => sharedSecretIn(secrets.get(name));
}
