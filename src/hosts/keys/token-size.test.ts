import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryJson } from '../../core/testing/arbitrary-json.ts';
import { MAX_COOKIE, signedLength } from '../../core/tokens/token-size.ts';
import { makeSigningKey, Signer } from './signer.ts';

const signer = new Signer(await makeSigningKey());

test('how long a token will be is known exactly before it is signed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), arbitraryJson, async (text, value) => {
      const claims = { sub: text, value };
      const jwt = await signer.sign({ handle: 'jwt:1', claims, sources: {} });
      expect(signedLength(claims)).toBe(jwt.length);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{}, 106 + 1 + 3 + 1 + 342],
  [{ a: 'ä€😀\u0000' }, 106 + 1 + 31 + 1 + 342],
])('%j makes a token of %d bytes', async (claims, bytes) => {
  expect(signedLength(claims)).toBe(bytes);
  const jwt = await signer.sign({ handle: 'jwt:1', claims, sources: {} });
  expect(jwt.length).toBe(bytes);
  expect(jwt.length).toBeLessThan(MAX_COOKIE);
});
