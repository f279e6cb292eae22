import { describe, expect, test } from 'vitest';
import { userSchema } from '../../core/users/user.ts';
import { readForm } from './read-form.ts';

describe('reading a form', () => {
  test('names the fields to mend by their paths', () => {
    expect(readForm(userSchema, { loginIds: ['ann', ''], email: 3 })).toEqual({
      type: 'unreadable',
      issues: [
        { path: 'loginIds[1]', message: 'Fill this in.' },
        { path: 'email', message: 'expected text, found number 3' },
      ],
    });
  });

  test('asks the caller’s own check only once the schema is content', () => {
    const taken = { path: 'loginIds[0]', message: 'taken' };
    expect(readForm(userSchema, { loginIds: ['ann'] }, () => [taken])).toEqual({
      type: 'unreadable',
      issues: [taken],
    });
    expect(readForm(userSchema, { loginIds: [] }, () => expect.fail('it asked'))).toMatchObject({
      type: 'unreadable',
      issues: [{ path: 'loginIds' }],
    });
  });

  test('answers the value where nothing is wrong', () => {
    expect(readForm(userSchema, { loginIds: ['ann'], crm: 1 }, () => [])).toEqual({
      type: 'read',
      value: { loginIds: ['ann'], crm: 1 },
    });
  });
});
