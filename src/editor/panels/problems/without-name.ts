/** What is wrong, where the step's name stands beside it already: `"Sign in": the URL is empty` -> `The URL is empty`. */
export function withoutName(message: string, name: string): string {
  const start = `"${name}": `;
  if (!message.startsWith(start)) return message;
  const rest = message.slice(start.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
