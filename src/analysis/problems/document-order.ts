import { asJson } from '../../core/document/as-json.ts';
import type { Flow } from '../../core/document/schema.ts';
import { isJsonArray, isJsonObject, own } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import type { Finding } from './finding.ts';

/** Findings as one meets their places when reading the document; of two at one place the earlier rule's comes first. */
export function inDocumentOrder(flow: Flow, findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, rank: rankOf(asJson(flow), finding.at) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ finding }) => finding);
}

/** Where each part of a place stands among its siblings; a key that is missing would stand after the others. */
function rankOf(document: Json, at: Finding['at']): readonly number[] {
  let value: Json | undefined = document;
  return at.map((part) => {
    if (typeof part === 'number') {
      value = isJsonArray(value) ? value[part] : undefined;
      return part;
    }
    if (!isJsonObject(value)) return 0;
    const keys = Object.keys(value);
    value = own(value, part);
    return value === undefined ? keys.length : keys.indexOf(part);
  });
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
