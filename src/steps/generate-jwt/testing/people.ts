import type { UserInput } from '../../../core/users/user.ts';

export const ANN: UserInput = {
  userId: 'U-ann',
  loginIds: ['ann@example.com', 'ann-1'],
  email: 'ann@example.com',
  name: 'Ann',
  lastLoginTime: 1_700_000_000,
};
export const BOB: UserInput = {
  userId: 'U-bob',
  loginIds: ['bob@example.com', 'bob-1'],
  email: 'bob@example.com',
  lastLoginTime: 1_700_000_000,
};
export const NEVER_SEEN: UserInput = { userId: 'U-new', loginIds: ['new@example.com'] };
export const INVITED: UserInput = { ...NEVER_SEEN, status: 'invited' };
export const DISABLED: UserInput = { ...ANN, status: 'disabled' };
export const NUMBERED: UserInput = {
  userId: 'U-42',
  loginIds: ['42'],
  lastLoginTime: 1_700_000_000,
};
export const SHOUTING: UserInput = { ...ANN, loginIds: ['ANN@Example.com', 'ann-1'] };
