import { expect, test } from 'vitest';
import { RESERVED_CLAIMS } from './claims.ts';
import { explainClaims } from './explain.ts';
import { CLAIM_MEANINGS } from './meanings.ts';
import type { ClaimSource } from './session.ts';

const custom: ClaimSource = { step: 'claims', how: 'custom' };

test('each claim says what it means, where that is written, and which step put it there', () => {
  const explained = explainClaims({
    handle: 'jwt:1',
    claims: {
      exp: 2,
      iat: 1,
      iss: 'me',
      plan: 'pro',
      rexp: 'later',
      sub: 'U1',
      constructor: 1,
      orphan: 0,
    },
    sources: {
      exp: { step: 'claims', how: 'renewed' },
      iat: { step: 'claims', how: 'renewed' },
      iss: custom,
      plan: { step: 'early', how: 'waited' },
      rexp: { step: 'early', how: 'lifetime' },
      sub: { step: 'jwt', how: 'issued' },
      constructor: custom,
    },
  });
  expect(explained.map(({ claim, step, why, reference }) => [claim, step, why, reference])).toEqual(
    [
      ['exp', 'claims', 'renewed by this step, on the run’s clock', 'RFC 7519 §4.1.4'],
      ['iat', 'claims', 'renewed by this step, on the run’s clock', 'RFC 7519 §4.1.6'],
      ['iss', 'claims', 'set by this step', 'RFC 7519 §4.1.1'],
      [
        'plan',
        'early',
        'set by this step before anyone was signed in, applied when the session started',
        null,
      ],
      [
        'rexp',
        'early',
        'this step set how long the refresh token lives',
        'Descope docs, "Custom Claims"',
      ],
      ['sub', 'jwt', 'issued when this step signed the user in', 'RFC 7519 §4.1.2'],
      ['constructor', 'claims', 'set by this step', null],
    ],
  );
  expect(explained.map(({ meaning }) => meaning)).toEqual([
    'When the token stops being valid, in unix seconds.',
    'When the token was issued, in unix seconds.',
    'Who issued the token: the project ID, or a URL that ends in it. Overridden by a custom claim.',
    'A custom claim of this flow.',
    'When the refresh token stops being valid.',
    'Whom the token is about: the user ID.',
    'A custom claim of this flow.',
  ]);
});

test('every reserved claim has a meaning, and every meaning a reserved claim', () => {
  expect(Object.keys(CLAIM_MEANINGS).toSorted()).toEqual([...RESERVED_CLAIMS].toSorted());
});
