import { libraryOf } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { generateJwtCodec, MADE_UP_ACTION_IDS } from './tasks/generate-jwt.ts';
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

/** How many steps of a document, and of the flows it brings along, each variant of Generate JWT stands for. */
export function variantsIn(flow: Flow): ReadonlyMap<string, number> {
  const { kind: generateJwt } = generateJwtCodec(MADE_UP_ACTION_IDS);
  const counts = new Map<string, number>();
  for (const { kind, config } of [flow, ...libraryOf(flow)].flatMap(({ steps }) => steps)) {
    const variant = config['variant'];
    if (kind !== generateJwt || typeof variant !== 'string') continue;
    counts.set(variant, (counts.get(variant) ?? 0) + 1);
  }
  return counts;
}
