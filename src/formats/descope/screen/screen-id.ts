/** An id of the shape that screens have (`SC2…`), the same for the same text. */
export function screenIdFor(text: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let [id, state] = ['SC2', 0x811c9dc5];
  for (let i = 0; id.length < 30; i += 1) {
    for (const char of `${text}${i}`)
      state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
    id += digits.charAt((state >>> 0) % digits.length);
  }
  return id;
}
