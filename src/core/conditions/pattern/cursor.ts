/** A place in a text that moves on as it is read. */
export class Cursor {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  peek(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  /** Moves past the text if it stands here. */
  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Moves past what a sticky expression finds here. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    this.at += found?.[0].length ?? 0;
    return found;
  }

  /** The next character, beyond U+FFFF as one; -1 at the end. */
  next(): number {
    const code = this.source.codePointAt(this.at) ?? -1;
    this.at += code > 0xff_ff ? 2 : 1;
    return code;
  }
}
