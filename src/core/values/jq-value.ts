const PREFIX = 'jq:';

/** Whether a dynamic value is a jq program over the whole context (Descope docs, "Connector JSON usage"). */
export function isJqValue(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** The program of a `jq:` value. */
export function jqProgramOf(text: string): string {
  return text.slice(PREFIX.length);
}

/**
 * Where the `}}` stands that closes a dynamic value, looked for from `from`: the first one; behind `jq:` the first that
 * is neither in a string of the program nor closes its own braces. -1 where there is none.
 */
export function closingBraces(text: string, from: number): number {
  const first = text.indexOf('}}', from);
  if (first < 0 || !isJqValue(text.slice(from, first).trimStart())) return first;
  const close = endOfProgram(text, from);
  return close < 0 ? first : close;
}

function endOfProgram(text: string, from: number): number {
  // What is open: objects, strings, and what a string has put in by `\(…)`, with the parentheses in it.
  const open: ('{' | '"' | '(')[] = [];
  for (let i = from; i < text.length; i += 1) {
    const char = text.charAt(i);
    const inner = open.at(-1);
    if (inner === '"') {
      if (char === '"') open.pop();
      else if (char === '\\') {
        i += 1;
        if (text.charAt(i) === '(') open.push('(');
      }
    } else if (char === '"' || char === '{' || char === '(') open.push(char);
    else if (char === ')' && inner === '(') open.pop();
    else if (char === '}') {
      if (inner === '{') open.pop();
      else if (inner === undefined && text.charAt(i + 1) === '}') return i;
    }
  }
  return -1;
}
