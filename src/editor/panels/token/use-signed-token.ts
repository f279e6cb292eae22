import { useEffect, useState } from 'react';
import type { UnsignedToken } from '../../../core/tokens/session.ts';
import type { Signer, TokenHeader } from '../../../hosts/keys/signer.ts';
import type { Verification } from '../../../hosts/keys/verify.ts';
import { useServices } from '../../store/store.ts';

/** A token as signed here and verified against the JWKS of the key that signed it. */
export interface SignedToken {
  readonly token: UnsignedToken;
  readonly jwt: string;
  readonly header: TokenHeader;
  readonly verification: Verification;
  /** The public key that whoever gets the token checks it with (RFC 7517 §5). */
  readonly jwks: Signer['jwks'];
}

/**
 * Signs and verifies the token once it is looked at. Undefined while that takes; an error text where no key can be
 * had.
 */
export function useSignedToken(token: UnsignedToken | undefined): SignedToken | string | undefined {
  const services = useServices();
  const [signed, setSigned] = useState<SignedToken | string>();
  useEffect(() => {
    if (token === undefined) return undefined;
    let wanted = true;
    const sign = async (): Promise<SignedToken> => {
      const [signer, { verifyToken }] = await Promise.all([
        services.signer(),
        import('../../../hosts/keys/verify.ts'),
      ]);
      const jwt = await signer.sign(token);
      const issuedAt = Number(token.claims['iat']) * 1000;
      return {
        token,
        jwt,
        header: signer.header,
        jwks: signer.jwks,
        verification: await verifyToken(jwt, signer.jwks, issuedAt),
      };
    };
    const show = async (): Promise<void> => {
      const result = await sign().catch(
        (error: unknown) => `The token could not be signed: ${String(error)}`,
      );
      if (wanted) setSigned(result);
    };
    void show();
    return () => {
      wanted = false;
    };
  }, [token, services]);
  return typeof signed === 'object' && signed.token !== token ? undefined : signed;
}
