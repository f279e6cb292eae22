import { expect, test } from 'vitest';
import { withoutName } from './without-name.ts';

test.each([
  ['"Sign in": the URL is empty.', 'The URL is empty.'],
  ['No way leads to "Sign in".', 'No way leads to "Sign in".'],
  ['"Sign in" left by its port.', '"Sign in" left by its port.'],
  ['"Other": the URL is empty.', '"Other": the URL is empty.'],
])('beside the name of the step %j reads %j', (message, read) => {
  expect(withoutName(message, 'Sign in')).toBe(read);
});
