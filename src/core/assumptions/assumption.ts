/** One thing no source confirms: what we do instead, what else could be chosen, and why this is the default. */
export interface Assumption {
  readonly id: string;
  readonly question: string;
  /** The choices; a single one where a switch would make no sense. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** The id of the default choice. */
  readonly standard: string;
  readonly reason: string;
  /** Where it takes effect, in the product's words. */
  readonly where: string;
}
