/** What takes the schemas of the kinds: the page loads it once it has drawn. */
export { parseFlowText } from '../../core/document/parse.ts';
export { gatherFlows } from '../../core/kind/entered-flows.ts';
export { secretsOf } from '../../core/kind/secrets-of.ts';
export { readableKinds } from '../../steps/readable-kinds.ts';
