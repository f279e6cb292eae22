/** Made by the build: see .scripts/template-list.mjs. */
declare module 'virtual:templates' {
  /** Names of the flows in public/flows, without their ending. */
  export const templates: readonly string[];
}
