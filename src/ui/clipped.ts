/** The beginning of a text that may be huge, with what is left out: browsers take seconds to lay out a million characters. */
export function clipped(text: string, most = 500): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… ${inThousands(text.length - most)} more characters`;
}

/** `1,234,567`. */
export function inThousands(count: number): string {
  return count.toLocaleString('en');
}
