import type { ErrorType } from '../../core/kind/error-handling.ts';

/** Types ours unless a code stands beside them; the codes are the SDKs' (facts/descope.md §9.2, §3.5). */
export const ERRORS = {
  missing: {
    type: 'MissingLoginId',
    title: 'No login ID',
    code: 'E011002',
    description: 'Missing arguments',
  },
  invalid: {
    type: 'InvalidArguments',
    title: 'Invalid login ID',
    code: 'E011004',
    description: 'Invalid arguments',
  },
  notFound: {
    type: 'UserNotFound',
    title: 'User not found',
    code: 'E062108',
    description: 'User not found',
  },
  exists: {
    type: 'UserAlreadyExists',
    title: 'User already exists',
    code: 'E062107',
    description: 'User already exists',
  },
  collision: { type: 'LoginIdCollision', title: 'Identifiers of two users', ours: true },
  disabled: { type: 'UserDisabled', title: 'User disabled', ours: true },
} as const satisfies Readonly<Record<string, ErrorType>>;
