import { describe, expect, test } from 'vitest';
import { effectAt, mockAddress } from './mock-address.ts';

const BASE = 'http://127.0.0.1:4173/app/';

describe('the address of a mocked request', () => {
  test.each([
    ['https://idp.example.com/v1/login?a=b%20c', 'mock/7/https/idp.example.com/v1/login?a=b%20c'],
    ['http://localhost:8080', 'mock/7/http/localhost:8080/'],
    ['https://user:secret@idp.example.com/x#part', 'mock/7/https/idp.example.com/x'],
    ['https://idp.example.com/../../sw.js', 'mock/7/https/idp.example.com/sw.js'],
    ['https://idp.example.com/a/%2e%2e/%2e%2e/b', 'mock/7/https/idp.example.com/b'],
    ['https://münchen.example/ä', 'mock/7/https/xn--mnchen-3ya.example/%C3%A4'],
  ])('of %s is below the page’s own folder', (url, address) => {
    expect(mockAddress(7, url, BASE)).toBe(BASE + address);
    expect(new URL(BASE + address).href).toBe(BASE + address);
  });

  test('does not exist for what no request can be sent to', () => {
    expect(mockAddress(7, 'idp.example.com/login', BASE)).toBeUndefined();
  });

  test('names its effect, and no other address does', () => {
    const address = mockAddress(12, 'https://idp.example.com/mock/3/', BASE) ?? '';
    expect([
      effectAt(address, BASE),
      effectAt(`${BASE}flows/mock/3/`, BASE),
      effectAt('https://elsewhere.example/mock/3/', BASE),
    ]).toEqual([12, undefined, undefined]);
  });
});
