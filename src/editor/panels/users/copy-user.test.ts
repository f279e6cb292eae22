import { expect, test } from 'vitest';
import { insensitiveLoginId } from '../../../core/users/user-index.ts';
import { copyUser } from './copy-user.ts';

const maya = {
  loginIds: ['acme-1', 'maya@example.com'],
  userId: 'U1',
  name: 'Maya',
  email: 'maya@example.com',
};

test('a copy has login IDs of its own, and its email follows them', () => {
  expect(copyUser(maya, [maya], insensitiveLoginId)).toEqual({
    loginIds: ['acme-1-2', 'maya+2@example.com'],
    name: 'Maya',
    email: 'maya+2@example.com',
  });
});

test('a copy of what was copied before counts on', () => {
  const taken = { loginIds: ['MAYA+2@example.com'] };
  expect(copyUser(maya, [maya, taken], insensitiveLoginId).loginIds).toEqual([
    'acme-1-3',
    'maya+3@example.com',
  ]);
});

test('an email that is no login ID stays', () => {
  const user = { loginIds: ['a'], email: 'office@example.com' };
  expect(copyUser(user, [user], insensitiveLoginId).email).toBe('office@example.com');
});
