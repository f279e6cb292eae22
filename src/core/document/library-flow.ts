import { isJsonObject, own } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { ReadableRegistry } from '../kind/definition.ts';
import { asJson } from './as-json.ts';
import { libraryOf, parseFlow } from './parse.ts';
import type { Flow } from './schema.ts';

/**
 * A flow of a document's library as a document of its own. It brings along the others, the document's own flow among
 * them, and what a foreign format held: it may enter the same flows, and is exported as part of the same file.
 */
export function libraryFlow(document: Flow, entry: Flow, registry: ReadableRegistry): Flow {
  const { library: _library, source, ...main } = objectOf(document);
  const { original, ...place } = isJsonObject(source) ? source : {};
  const others = libraryOf(document).filter(({ id }) => id !== entry.id);
  const flow = objectOf(entry);
  const ownPlace = own(flow, 'source');
  return parseFlow(
    {
      ...flow,
      library: [{ ...main, ...(source !== undefined && { source: place }) }, ...others.map(asJson)],
      ...(original !== undefined &&
        isJsonObject(ownPlace) && { source: { ...ownPlace, original } }),
    },
    registry,
  );
}

function objectOf(flow: Flow): JsonObject {
  const value = asJson(flow);
  return isJsonObject(value) ? value : {};
}
