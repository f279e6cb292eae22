import { makeSigningKey } from '../../hosts/keys/signer.ts';
import type { SigningKey } from '../../hosts/keys/signer.ts';

let key: Promise<SigningKey> | undefined;

/** The key of this process, made when it is first needed: every process has its own, and none is stored. */
export function signingKey(): Promise<SigningKey> {
  key ??= makeSigningKey();
  return key;
}
