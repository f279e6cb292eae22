import type { UserInput } from '../../../core/users/user.ts';

/** Somebody to begin with: two login IDs, and an attribute of one's own. */
export const EXAMPLE_USER: UserInput = {
  loginIds: ['acme-1001', 'maya.chen@example.com'],
  name: 'Maya Chen',
  email: 'maya.chen@example.com',
  verifiedEmail: true,
  customAttributes: { plan: 'free' },
};
