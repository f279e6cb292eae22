import { drawNumber } from '../../core/random.ts';

/**
 * Chooses among options, the usual one first: often that one, often the least tried at its place, sometimes any, so that
 * choices at different places do not go in step. The same seed gives the same choices.
 */
export class Choices {
  readonly #tried = new Map<string, number>();
  #random: number;

  constructor(seed: number) {
    this.#random = seed;
  }

  /** @param place where the choice is made; options are told apart by their name there */
  pick<Option>(
    place: string,
    options: readonly Option[],
    name: (option: Option) => string,
  ): Option | undefined {
    const counts = options.map((option) => this.#tried.get(`${place} ${name(option)}`) ?? 0);
    const least = Math.min(...counts);
    const mood = this.#draw();
    const candidates =
      mood < 0.4
        ? options.slice(0, 1)
        : mood < 0.8
          ? options.filter((_option, i) => counts[i] === least)
          : options;
    const chosen = candidates[Math.floor(this.#draw() * candidates.length)];
    if (chosen !== undefined) {
      const key = `${place} ${name(chosen)}`;
      this.#tried.set(key, (this.#tried.get(key) ?? 0) + 1);
    }
    return chosen;
  }

  #draw(): number {
    const { value, random } = drawNumber(this.#random);
    this.#random = random;
    return value;
  }
}
