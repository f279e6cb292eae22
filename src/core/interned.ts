/**
 * The same text as the engine keeps it for names: once for all equal ones, for as long as anybody holds it. Texts that
 * a long flow has many of are made so: comparing two compares no characters, and what one step read of them is still in
 * the processor's cache when the next one does.
 */
export function interned(text: string): string {
  return Object.keys({ [text]: null })[0] ?? text;
}
