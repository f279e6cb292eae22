import { describe, expect, test } from 'vitest';
import type { Secret } from '../../../hosts/ports/vault.ts';
import { draftOf, readConnector } from './connector-draft.ts';

const connector = { id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com', extra: 1 };

describe('a connector and its secret in one form', () => {
  test.each<Secret | undefined>([
    undefined,
    { type: 'bearer', token: 't' },
    { type: 'api-key', key: 'X-API-Key', token: 't' },
    { type: 'basic', username: 'u', password: '' },
  ])('part again as they were: %j', (secret) => {
    expect(readConnector(draftOf({ connector, secret }))).toEqual({
      type: 'read',
      value: { connector, secret },
    });
  });

  test('say together what is missing', () => {
    const draft = draftOf({
      connector: { ...connector, name: ' ', baseUrl: 'idp' },
      secret: { type: 'api-key', key: ' ', token: '' },
    });
    expect(readConnector(draft)).toMatchObject({
      issues: [
        { path: 'baseUrl' },
        { path: 'name' },
        { path: 'secret.key' },
        { path: 'secret.token' },
      ],
    });
  });

  test('the secret never gets into the connector', () => {
    const reading = readConnector(
      draftOf({ connector, secret: { type: 'bearer', token: 'very-secret' } }),
    );
    const { connector: saved } = reading.type === 'read' ? reading.value : {};
    expect(saved).toEqual(connector);
  });
});
