import { useState } from 'react';
import { sameJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';

/**
 * The text a value is typed as, as long as nobody else changes the value: what stands in the field is never rewritten
 * under the cursor, not even while it is no value yet.
 */
export function useOwnText(
  value: Json | undefined,
  print: (value: Json | undefined) => string,
): readonly [string, (text: string, becomes: Json | undefined) => void] {
  const [typed, setTyped] = useState({ text: print(value), of: value });
  const text = sameJson(typed.of, value) ? typed.text : print(value);
  return [text, (next, becomes) => setTyped({ text: next, of: becomes })];
}
