import { setOwn } from '../json.ts';
import type { Json } from '../json.ts';
import type { ClaimSource, CustomClaim, UnsignedToken } from './session.ts';

/**
 * A token being written, claim by claim in alphabetical order; the custom claims come in where their names belong.
 * Whoever writes a claim asks {@link isFree} first and then sets it by its name in the code, which V8 does ten times
 * faster than by a name in a variable: every run writes two tokens or more.
 *
 * @example if (draft.isFree('iat')) draft.claims['iat'] = now;
 */
export class TokenDraft {
  readonly claims: { [claim: string]: Json } = {};
  readonly sources: { [claim: string]: ClaimSource } = {};
  readonly #custom: { readonly [claim: string]: CustomClaim };
  readonly #names: readonly string[];
  #next = 0;
  #upcoming: string | undefined;
  /** The code of its first character, which nearly always decides what comes first; past all of them where none is left. */
  #first: number;

  /** @param names those of the custom claims, in alphabetical order */
  constructor(custom: { readonly [claim: string]: CustomClaim }, names: readonly string[]) {
    this.#custom = custom;
    this.#names = names;
    this.#upcoming = names[0];
    this.#first = firstCode(this.#upcoming);
  }

  /** Puts in the custom claims that come before this name; false if a custom claim has the name, and overrides. */
  isFree(name: string): boolean {
    return name.charCodeAt(0) < this.#first || this.#putUpTo(name) !== name;
  }

  /** Puts in the remaining custom claims. */
  finish(handle: string): UnsignedToken {
    while (this.#upcoming !== undefined) this.#put(this.#upcoming);
    return { handle, claims: this.claims, sources: this.sources };
  }

  /** Answers the name of the last claim put in. */
  #putUpTo(name: string): string | undefined {
    let last: string | undefined;
    while (this.#upcoming !== undefined && this.#upcoming <= name) {
      last = this.#upcoming;
      this.#put(last);
    }
    return last;
  }

  #put(name: string): void {
    const claim = this.#custom[name];
    if (claim !== undefined) {
      setOwn(this.claims, name, claim.value);
      setOwn(this.sources, name, claim.source);
    }
    this.#next += 1;
    this.#upcoming = this.#names[this.#next];
    this.#first = firstCode(this.#upcoming);
  }
}

/** An empty name comes before every other. */
function firstCode(name: string | undefined): number {
  if (name === undefined) return 0x1_0000;
  return name === '' ? 0 : name.charCodeAt(0);
}
