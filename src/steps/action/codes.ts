/** The API's codes that errors of actions carry here, with what the SDKs say they mean (facts/descope.md §9.2). */
export const CODES = {
  E011002: 'Missing arguments',
  E061102: 'Invalid one-time code',
  E061103: 'Too many OTP attempts',
  E062107: 'User already exists',
  E062108: 'User not found',
  E062909: 'Password expired',
  E067010: 'User has not added any passkeys',
  E112102: 'Management: user not found',
  E130429: 'Rate limit exceeded',
} as const;

export type Code = keyof typeof CODES;
