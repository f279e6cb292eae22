import { readBrackets } from './brackets.ts';
import { Cursor } from './cursor.ts';
import { readEscape } from './escape.ts';
import { Refusal } from './refusal.ts';

/** A part of a pattern, written for RE2. */
interface Piece {
  readonly text: string;
  /** About how many states a machine for it has. */
  readonly size: number;
  /** Whether it is found in the empty text. */
  readonly empty: boolean;
  /** How often what is in it is repeated at most, by numbers within numbers. */
  readonly repeats: number;
}

/** What RE2 allows: `(?:a{100}){10}` just so. */
const MAX_REPEATS = 1000;
/** Ours: larger machines are slow to build. */
const MAX_SIZE = 10_000;
const MAX_DEPTH = 250;

/** Any character but those that end a line in JavaScript; RE2's own dot knows only one of them. */
const ANY_BUT_LINE_END = '[^\\n\\r\\x{2028}\\x{2029}]';

/** Reads one pattern from its beginning to its end. Throws a `Refusal` where it can't be used. */
export class PatternReader {
  private readonly cursor: Cursor;
  private readonly names = new Set<string>();
  private depth = 0;
  /** Whether `(?s)` makes the dot any character. */
  private isDotAll = false;

  constructor(source: string) {
    this.cursor = new Cursor(source);
  }

  whole(): Piece {
    const piece = this.alternatives();
    if (!this.cursor.done) throw new Refusal('a ) in it closes nothing');
    return piece;
  }

  private alternatives(): Piece {
    let all = this.sequence();
    while (this.cursor.take('|')) {
      const next = this.sequence();
      all = {
        text: `${all.text}|${next.text}`,
        size: all.size + next.size + 1,
        empty: all.empty || next.empty,
        repeats: Math.max(all.repeats, next.repeats),
      };
    }
    return all;
  }

  private sequence(): Piece {
    let all: Piece = NOTHING;
    while (!this.cursor.done && !this.cursor.peek('|') && !this.cursor.peek(')')) {
      const next = this.repeated();
      all = {
        text: all.text + next.text,
        size: all.size + next.size,
        empty: all.empty && next.empty,
        repeats: Math.max(all.repeats, next.repeats),
      };
      if (all.size > MAX_SIZE) throw new Refusal('it is too large with its repeats written out');
    }
    return all;
  }

  /** One part with what says how often it comes. */
  private repeated(): Piece {
    const { cursor } = this;
    if (cursor.match(COUNT) !== null) throw nothingToRepeat();
    const end = cursor.match(END);
    if (end !== null) return this.unrepeated({ ...NOTHING, text: end[0] });
    const flags = cursor.match(FLAGS);
    if (flags !== null) {
      this.applyFlags(flags[1] ?? '', flags[2]);
      return this.unrepeated({ ...NOTHING, text: flags[0] });
    }
    if (cursor.take('\\')) {
      const escape = readEscape(cursor, false);
      if (escape.type === 'place') {
        return this.unrepeated({ ...NOTHING, text: escape.text, empty: escape.atEmpty, size: 1 });
      }
      return this.counted(one(escape.type === 'set' ? `[${escape.text}]` : literal(escape.code)));
    }
    if (cursor.take('(')) return this.counted(this.group());
    if (cursor.take('[')) return this.counted(one(readBrackets(cursor)));
    if (cursor.take('.')) return this.counted(one(this.isDotAll ? '.' : ANY_BUT_LINE_END));
    return this.counted(one(literal(cursor.next())));
  }

  private unrepeated(piece: Piece): Piece {
    if (this.cursor.match(COUNT) !== null) throw nothingToRepeat();
    return piece;
  }

  private counted(piece: Piece): Piece {
    const count = this.cursor.match(COUNT);
    if (count === null) return piece;
    const [sign = '', from, comma, to] = count;
    const { text, size, empty, repeats } = piece;
    if (from === undefined) {
      const isOptional = !sign.startsWith('+');
      return { text: text + sign, size: size + 2, empty: empty || isOptional, repeats };
    }
    const least = Number(from);
    const most = comma === undefined ? least : to ? Number(to) : null;
    if (most !== null && most < least) throw new Refusal(`${sign} in it runs backwards`);
    const times = most ?? least;
    const together = times === 0 ? 0 : times * Math.max(1, repeats);
    if (Math.max(least, times) > MAX_REPEATS || (times > 1 && together > MAX_REPEATS)) {
      throw new Refusal(
        `it repeats a part more than ${MAX_REPEATS.toLocaleString('en')} times, ${sign}`,
      );
    }
    return {
      text: `${text}{${least}${comma ?? ''}${most === null || comma === undefined ? '' : most}}`,
      size: Math.max(1, times * size + (most === null ? 2 : most - least)),
      empty: empty || least === 0,
      repeats: most === null && least === 0 ? repeats : together,
    };
  }

  /** A group; the cursor stands behind its parenthesis. Which group is which plays no part: nothing refers to one. */
  private group(): Piece {
    const { cursor, isDotAll } = this;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Refusal(`its groups lie more than ${MAX_DEPTH} deep`);
    const around = cursor.match(/\?(<?)[=!]/y);
    if (around !== null) {
      const where = around[1] === '' ? 'ahead' : 'behind';
      throw new Refusal(`it looks ${where}, (${around[0]}…), which takes more than linear time`);
    }
    const flags = cursor.match(/\?(?:([imsU]*)(-[imsU]+)?):/y);
    if (flags !== null) this.applyFlags(flags[1] ?? '', flags[2]);
    else if (cursor.peek('?')) this.nameGroup();
    const { text, ...inner } = this.alternatives();
    if (!cursor.take(')')) throw new Refusal('a ( in it is not closed');
    this.depth -= 1;
    this.isDotAll = isDotAll;
    return { ...inner, size: Math.max(1, inner.size), text: `(${flags?.[0] ?? '?:'}${text})` };
  }

  private nameGroup(): void {
    const name = this.cursor.match(/\?P?<([A-Za-z_$][\w$]*)>/y)?.[1];
    if (name === undefined) {
      const start = this.cursor.source.slice(this.cursor.at, this.cursor.at + 2);
      throw new Refusal(`it has a group that is not understood, (${start}`);
    }
    if (this.names.has(name)) throw new Refusal(`two groups in it are called ${name}`);
    this.names.add(name);
  }

  private applyFlags(on: string, off: string | undefined): void {
    if (on.includes('s')) this.isDotAll = true;
    if (off?.includes('s') === true) this.isDotAll = false;
  }
}

const NOTHING: Piece = { text: '', size: 0, empty: true, repeats: 0 };

/** How often the part before it comes; whether as often or as seldom as it can plays no part in finding it. */
const COUNT = /(?:[*+?]|\{(\d+)(,)?(\d+)?\})\??/y;
const END = /[\^$]/y;
/** Flags for the rest of the group. */
const FLAGS = /\(\?(?=-?[imsU])([imsU]*)(-[imsU]+)?\)/y;

function nothingToRepeat(): Refusal {
  return new Refusal('it repeats where there is nothing to repeat');
}

function one(text: string): Piece {
  return { text, size: 1, empty: false, repeats: 0 };
}

/** A character as RE2 reads it, whatever it means elsewhere. */
function literal(code: number): string {
  const char = String.fromCodePoint(code);
  return /[A-Za-z\d]/.test(char) ? char : `\\x{${code.toString(16)}}`;
}
