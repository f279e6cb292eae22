import { describe, expect, test } from 'vitest';
import { connectorSchema } from './schema.ts';
import { readValue } from './read-value.ts';

describe('reading what a form holds', () => {
  test('answers the value, unknown fields included', () => {
    const value = { id: 'a', name: 'A', baseUrl: 'https://a.example', extra: 1 };
    expect(readValue(connectorSchema, value)).toEqual({ type: 'read', value });
  });

  test('names every field that has to be mended', () => {
    expect(readValue(connectorSchema, { id: '', name: 'A', baseUrl: 'a.example' })).toEqual({
      type: 'unreadable',
      issues: [
        { path: ['id'], message: 'expected at least one character, found text ""' },
        {
          path: ['baseUrl'],
          message:
            'expected a base URL that starts with http:// or https://, found text "a.example"',
        },
      ],
    });
  });
});
