import type { Flow } from '../../core/document/schema.ts';
import { MADE_UP_ACTION_IDS } from './tasks/generate-jwt.ts';
import type { ActionIds } from './tasks/generate-jwt.ts';

/** The action ids of Generate JWT as the document's settings have them; ours, marked as such, where nobody named one. */
export function actionIdsOf({ settings }: Pick<Flow, 'settings'>): ActionIds {
  const named = settings?.descope?.actionIds;
  return {
    'sign-in': named?.signIn || MADE_UP_ACTION_IDS['sign-in'],
    'sign-up': named?.signUp || MADE_UP_ACTION_IDS['sign-up'],
    'sign-up-or-in': named?.signUpOrIn || MADE_UP_ACTION_IDS['sign-up-or-in'],
  };
}
