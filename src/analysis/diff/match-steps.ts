import type { Flow, Step } from '../../core/document/schema.ts';
import { isJsonObject, sameJson } from '../../core/json.ts';
import type { JsonObject } from '../../core/json.ts';
import { fingerprint, likeness, tokensOf } from './likeness.ts';
import type { Tokens } from './likeness.ts';

/** Which step of one flow is which of another, by id, both ways. */
export interface StepMatches {
  readonly toAfter: ReadonlyMap<string, string>;
  readonly toBefore: ReadonlyMap<string, string>;
}

/** Two steps with one id and kind are the same if their names are, or at least this much of their settings. */
const ALIKE = 0.5;
/** Steps with other ids are the same from this score on. */
const ENOUGH = 0.45;
/** Above so many pairs of one kind only steps of the same name are compared, and of those the nearest. */
const MOST_PAIRS = 40_000;
const NEAREST = 20;
/** Steps that were found tell more of their neighbours; so often it is looked again. */
const ROUNDS = 4;

const WEIGHTS = { name: 0.35, settings: 0.35, neighbours: 0.2, id: 0.1 } as const;

/**
 * Finds out which step is which: by id, else by kind, name, settings and neighbours, since two exports of one flow can
 * have other ids. A step is never the same as one of another kind.
 */
export function matchSteps(before: Flow, after: Flow): StepMatches {
  const matcher = new Matcher(before, after);
  matcher.byId((a, b) => a.step.name === b.step.name || sameJson(a.config, b.config));
  matcher.exactly();
  matcher.byId((a, b) => matcher.isAlike(a, b));
  matcher.alongEdges();
  for (let round = 0; round < ROUNDS && matcher.byScore(); round += 1) matcher.alongEdges();
  return matcher;
}

interface Candidate {
  readonly step: Step;
  readonly index: number;
  readonly config: JsonObject;
}

interface Pair {
  readonly a: Candidate;
  readonly b: Candidate;
  readonly score: number;
}

class Matcher implements StepMatches {
  readonly toAfter = new Map<string, string>();
  readonly toBefore = new Map<string, string>();
  readonly #before: readonly Candidate[];
  readonly #after: readonly Candidate[];
  readonly #byIdBefore: ReadonlyMap<string, Candidate>;
  readonly #byIdAfter: ReadonlyMap<string, Candidate>;
  readonly #neighboursBefore: Neighbours;
  readonly #neighboursAfter: Neighbours;
  readonly #tokens = new Map<Candidate, Tokens>();

  constructor(before: Flow, after: Flow) {
    this.#before = candidatesIn(before);
    this.#after = candidatesIn(after);
    this.#byIdBefore = new Map(this.#before.map((one) => [one.step.id, one]));
    this.#byIdAfter = new Map(this.#after.map((one) => [one.step.id, one]));
    this.#neighboursBefore = neighboursIn(before);
    this.#neighboursAfter = neighboursIn(after);
  }

  byId(isSame: (a: Candidate, b: Candidate) => boolean): void {
    for (const a of this.#openBefore()) {
      const b = this.#byIdAfter.get(a.step.id);
      if (b === undefined || this.toBefore.has(b.step.id) || a.step.kind !== b.step.kind) continue;
      if (isSame(a, b)) this.#match(a, b);
    }
  }

  /** Same kind, name and settings, and only one such step on either side. */
  exactly(): void {
    const keyOf = ({ step, config }: Candidate): string =>
      JSON.stringify([step.kind, step.name, fingerprint(config)]);
    const others = groupBy(this.#openAfter(), keyOf);
    for (const [key, [a, ...more]] of groupBy(this.#openBefore(), keyOf)) {
      const [b, ...moreOthers] = others.get(key) ?? [];
      if (a !== undefined && b !== undefined && more.length + moreOthers.length === 0) {
        this.#match(a, b);
      }
    }
  }

  /**
   * From the start and from the steps that were found on to those that the same ports lead to, and back to the only
   * ones that lead there: alike, or of one name. About linear in the size of the flows.
   */
  alongEdges(): void {
    const open: [string, string][] = [[START, START], ...this.toAfter];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [mine, theirs] = [this.#aroundBefore(next[0]), this.#aroundAfter(next[1])];
      for (const [way, ids] of mine) {
        const [from, ...more] = ids;
        const [to, ...others] = theirs.get(way) ?? [];
        if (from === undefined || to === undefined || more.length + others.length > 0) continue;
        const [a, b] = [this.#byIdBefore.get(from), this.#byIdAfter.get(to)];
        if (a === undefined || b === undefined || !this.isAlike(a, b)) continue;
        this.#match(a, b);
        open.push([from, to]);
      }
    }
  }

  #aroundBefore(id: string): Ways {
    return waysTo(this.#neighboursBefore.get(id) ?? [], this.toAfter);
  }

  #aroundAfter(id: string): Ways {
    return waysTo(this.#neighboursAfter.get(id) ?? [], this.toBefore);
  }

  isAlike(a: Candidate, b: Candidate): boolean {
    if (a.step.kind !== b.step.kind) return false;
    return a.step.name === b.step.name || this.#likeness(a, b) >= ALIKE;
  }

  /** The most alike first; of two as alike the one that comes first. Whether any were found. */
  byScore(): boolean {
    const others = groupBy(this.#openAfter(), ({ step }) => step.kind);
    const pairs: Pair[] = [];
    for (const [kind, all] of groupBy(this.#openBefore(), ({ step }) => step.kind)) {
      const candidates = others.get(kind) ?? [];
      const isMany = all.length * candidates.length > MOST_PAIRS;
      const byName = groupBy(candidates, ({ step }) => step.name);
      for (const a of all) {
        const named = byName.get(a.step.name) ?? [];
        for (const b of isMany ? nearest(named, a.index) : candidates) {
          const score = this.#score(a, b);
          if (score >= ENOUGH) pairs.push({ a, b, score });
        }
      }
    }
    pairs.sort((p, q) => q.score - p.score || p.a.index - q.a.index || p.b.index - q.b.index);
    for (const { a, b } of pairs) {
      if (!this.toAfter.has(a.step.id) && !this.toBefore.has(b.step.id)) this.#match(a, b);
    }
    return pairs.length > 0;
  }

  #score(a: Candidate, b: Candidate): number {
    const neighbours = this.#neighbourhood(a, b);
    const name = Number(a.step.name === b.step.name);
    const id = Number(a.step.id === b.step.id);
    const known = WEIGHTS.name * name + WEIGHTS.settings * this.#likeness(a, b) + WEIGHTS.id * id;
    const most = WEIGHTS.name + WEIGHTS.settings;
    return neighbours === null
      ? known / most
      : (known + WEIGHTS.neighbours * neighbours) / (most + WEIGHTS.neighbours);
  }

  /** How many of the edges to and from steps already found are the same; null where there are none. */
  #neighbourhood(a: Candidate, b: Candidate): number | null {
    const mine = new Set(
      (this.#neighboursBefore.get(a.step.id) ?? []).flatMap(({ way, id }) => {
        const known = id === START ? START : this.toAfter.get(id);
        return known === undefined ? [] : [`${way} ${known}`];
      }),
    );
    const theirs = (this.#neighboursAfter.get(b.step.id) ?? []).filter(
      ({ id }) => id === START || this.toBefore.has(id),
    );
    const count = mine.size + theirs.length;
    if (count === 0) return null;
    return (2 * theirs.filter(({ way, id }) => mine.has(`${way} ${id}`)).length) / count;
  }

  #likeness(a: Candidate, b: Candidate): number {
    return likeness(this.#tokensOf(a), this.#tokensOf(b));
  }

  #tokensOf(one: Candidate): Tokens {
    const known = this.#tokens.get(one);
    if (known !== undefined) return known;
    const tokens = tokensOf(one.config);
    this.#tokens.set(one, tokens);
    return tokens;
  }

  #openBefore(): readonly Candidate[] {
    return this.#before.filter(({ step }) => !this.toAfter.has(step.id));
  }

  #openAfter(): readonly Candidate[] {
    return this.#after.filter(({ step }) => !this.toBefore.has(step.id));
  }

  #match(a: Candidate, b: Candidate): void {
    this.toAfter.set(a.step.id, b.step.id);
    this.toBefore.set(b.step.id, a.step.id);
  }
}

function candidatesIn(flow: Flow): readonly Candidate[] {
  return flow.steps.map((step, index) => ({
    step,
    index,
    config: isJsonObject(step.config) ? step.config : {},
  }));
}

/** Those of a sorted list that stand nearest to an index. */
function nearest(candidates: readonly Candidate[], index: number): readonly Candidate[] {
  const at = candidates.findIndex((one) => one.index >= index);
  const middle = at < 0 ? candidates.length : at;
  return candidates.slice(Math.max(0, middle - NEAREST), middle + NEAREST);
}

/** The neighbours that are not found yet, by the way that leads there. */
type Ways = ReadonlyMap<string, readonly string[]>;

function waysTo(
  neighbours: readonly { readonly way: string; readonly id: string }[],
  found: ReadonlyMap<string, string>,
): Ways {
  const ways = new Map<string, string[]>();
  for (const { way, id } of neighbours) {
    if (id === START || found.has(id)) continue;
    ways.set(way, [...(ways.get(way) ?? []), id]);
  }
  return ways;
}

/** Every edge seen from both of its steps. */
type Neighbours = ReadonlyMap<string, readonly { readonly way: string; readonly id: string }[]>;

/** What leads to the first step has no id of its own, and no step's is empty. */
const START = '';

function neighboursIn({ start, edges }: Flow): Neighbours {
  const found = new Map<string, { way: string; id: string }[]>();
  const add = (step: string, way: string, id: string): void => {
    const all = found.get(step);
    if (all === undefined) found.set(step, [{ way, id }]);
    else all.push({ way, id });
  };
  if (start !== null) {
    add(start, 'from the start', START);
    add(START, 'to the first step', start);
  }
  for (const { from, port, to } of edges) {
    add(from, `by ${port} to`, to);
    add(to, `by ${port} from`, from);
  }
  return found;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
