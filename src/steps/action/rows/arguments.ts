import { z } from 'zod';

/*
 * Arguments as exports have them: text everywhere, an empty one where nobody set anything. A form shows those that
 * change what a run does; the others are kept.
 */

const text = (title: string, description?: string) =>
  z
    .string()
    .optional()
    .meta({ title, control: 'text', ...(description !== undefined && { description }) });

const flag = (title: string, description: string) =>
  z.boolean().optional().meta({ title, description });

/** What a message is made from. */
export const MESSAGE_ARGS = {
  providerId: text('Provider', 'Kept: messages are delivered nowhere.'),
  templateId: text('Template', 'Kept: a message says only what matters here.'),
};

/** What happens to a new address. */
export const ADDRESS_ARGS = {
  addToLoginIDs: flag('Add to login IDs', 'The address is a login ID from then on.'),
  onMergeUseExisting: flag(
    'On merge use existing',
    'Where another user has that login ID, that user is kept and signed in.',
  ),
};

export const LINK_ARGS = {
  uri: text('Redirect URL', 'Where the link leads; kept.'),
  skipVerify: flag('Skip verification', 'The step is left once the link is sent.'),
};

export const OAUTH_ARGS = {
  defaultProvider: text('Provider', 'Such as google. Left out: form.provider, else google.'),
  loginHint: text('Login hint', 'The account to use; here also the email the provider reports.'),
  redirectUrl: text('Redirect URL', 'Kept.'),
};

export const SSO_ARGS = { redirectUrl: text('Redirect URL', 'Kept.') };

export const PASSKEY_ARGS = {
  userVerificationDiscouraged: flag('Discourage user verification', 'Kept.'),
};

export { text };
