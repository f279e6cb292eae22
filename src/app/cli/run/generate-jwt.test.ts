import { afterAll, describe, expect, test } from 'vitest';
import { flowOf, GENERATE_JWT_CASES } from '../../../steps/generate-jwt/testing/cases.ts';
import type { GenerateJwtCase } from '../../../steps/generate-jwt/testing/cases.ts';
import { claimsOf } from '../../../steps/generate-jwt/testing/expected.ts';
import { flowmint } from '../testing/flowmint.ts';
import { connectorFlowOf } from '../testing/generate-jwt-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

describe('Generate JWT on the command line, identity from the app', () => {
  test.each(GENERATE_JWT_CASES)('$title', async (one) => {
    const file = files.write('app.json', flowOf(one));
    expect(await resultOf(file)).toEqual(expectedOf(one, []));
  });
});

describe('Generate JWT on the command line, identity from an API', () => {
  test.each(GENERATE_JWT_CASES)('$title', async (one) => {
    const file = files.write('api.json', connectorFlowOf(one));
    expect(await resultOf(file)).toEqual(expectedOf(one, ['check']));
  });
});

interface Printed {
  readonly outcome: string;
  readonly error?: { readonly type: string; readonly code?: string; readonly step: string };
  readonly path: readonly string[];
  readonly session?: { readonly jwt: string; readonly claims: object };
  readonly refresh?: { readonly jwt: string };
  readonly user?: object;
  readonly users: readonly { readonly userId: string }[];
  readonly changes: readonly object[];
}

async function resultOf(file: string) {
  const { code, stdout, stderr } = await flowmint(['run', file, '--scenario', 'case', '--json']);
  const { outcome, error, path, session, refresh, user, users, changes } = JSON.parse(
    stdout,
  ) as Printed;
  return {
    code,
    stderr,
    outcome,
    error: error && { type: error.type, code: error.code, step: error.step },
    path,
    claims: session?.claims,
    // What is signed, not only what is printed beside it.
    signed: session && claimsIn(session.jwt),
    hasRefreshToken: refresh !== undefined,
    user,
    userIds: users.map(({ userId }) => userId),
    changes,
  };
}

function claimsIn(jwt: string): unknown {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
}

function expectedOf({ users, expected }: GenerateJwtCase, before: readonly string[]) {
  const there = users.map(({ userId }) => userId);
  if (expected.outcome === 'failed') {
    const { outcome, type, code } = expected;
    return {
      code: 1,
      stderr: '',
      outcome,
      error: { type, code, step: 'jwt' },
      path: [...before, 'jwt'],
      hasRefreshToken: false,
      userIds: there,
      changes: [],
    };
  }
  const claims = claimsOf(expected);
  const { outcome, before: was, after, matchedBy } = expected;
  return {
    code: 0,
    stderr: '',
    outcome,
    path: [...before, 'jwt', 'claims', 'end'],
    claims,
    signed: claims,
    hasRefreshToken: true,
    user: after,
    userIds: was === null ? [...there, after.userId] : there,
    changes: [
      {
        type: was === null ? 'created' : 'updated',
        ...(was !== null && { before: was }),
        after,
        ...(matchedBy !== undefined && { matchedBy }),
      },
    ],
  };
}
