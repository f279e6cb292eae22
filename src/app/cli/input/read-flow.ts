import { parseFlowText } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { registry } from '../../../steps/registry.ts';
import { readText } from './read-text.ts';

/** Reads a flow document from a file. Throws one error with the place in the file. */
export async function readFlow(file: string): Promise<Flow> {
  return parseFlowText(await readText(file), registry);
}
