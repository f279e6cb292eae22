/** Made by the build: see .scripts/template-list.mjs. */
declare module 'virtual:templates' {
  /** Names of the flows in public/flows, without their ending. */
  export const templates: readonly string[];
}

declare module 'virtual:example' {
  /** What a first visit shows: a finished flow that runs. The tests read every flow of the gallery as a file. */
  // A declared module cannot import by a relative path in any other way.
  // oxlint-disable-next-line typescript/consistent-type-imports
  export const example: import('../../core/document/schema.ts').Flow;
}
