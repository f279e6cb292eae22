import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { arbitraryFlow } from '../testing/arbitrary-flow.ts';
import { parseFlow, parseFlowText } from './parse.ts';
import { serialiseFlow } from './serialise.ts';

test('what is parsed is what is written, whatever the flow holds', () => {
  fc.assert(
    fc.property(arbitraryFlow(registry), (document) => {
      const flow = parseFlow(document, registry);
      expect(parseFlowText(serialiseFlow(flow), registry)).toEqual(flow);
    }),
  );
});

test('what is written is written the same again', () => {
  fc.assert(
    fc.property(arbitraryFlow(registry), (document) => {
      const once = serialiseFlow(parseFlow(document, registry));
      expect(serialiseFlow(parseFlowText(once, registry))).toBe(once);
    }),
  );
});

test('the order of the keys of flow, steps and edges makes no difference', () => {
  fc.assert(
    fc.property(arbitraryFlow(registry), (document) => {
      const turned = parseFlow(turnedAround(document), registry);
      expect(serialiseFlow(turned)).toBe(serialiseFlow(parseFlow(document, registry)));
    }),
  );
});

describe('a flow is written', () => {
  const flow = parseFlow(
    {
      zebra: 1,
      edges: [{ to: 'end', port: 'go', from: 'a', note: 'x' }],
      steps: [
        {
          config: { components: [{ type: 'button', id: 'go', label: 'Go' }] },
          hint: null,
          name: 'A',
          kind: 'screen',
          id: 'a',
        },
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      description:
        'A description that is long enough to make the whole flow take more than one line of text.',
      start: 'a',
      name: 'Flow',
      id: 'f',
      version: 1,
      format: 'flowmint/flow',
      layout: { a: { x: 0, y: -1.5 } },
    },
    registry,
  );

  test('known keys first and in order, short values on one line, a line feed at the end', () => {
    expect(serialiseFlow(flow)).toBe(`{
  "format": "flowmint/flow",
  "version": 1,
  "id": "f",
  "name": "Flow",
  "description": "A description that is long enough to make the whole flow take more than one line of text.",
  "start": "a",
  "steps": [
    {
      "id": "a",
      "kind": "screen",
      "name": "A",
      "config": { "components": [{ "type": "button", "id": "go", "label": "Go" }] },
      "hint": null
    },
    { "id": "end", "kind": "end", "name": "End", "config": {} }
  ],
  "edges": [{ "from": "a", "port": "go", "to": "end", "note": "x" }],
  "layout": { "a": { "x": 0, "y": -1.5 } },
  "zebra": 1
}
`);
  });

  test('a change of one value is a change of one line', () => {
    const [before, after] = [flow, { ...flow, start: 'end' }].map((one) =>
      serialiseFlow(one).split('\n'),
    );
    expect(before?.filter((line, i) => line !== after?.[i])).toEqual(['  "start": "a",']);
  });
});

/** The keys of the flow and of each step and edge the other way round. */
function turnedAround(document: Json): Json {
  if (!isJsonObject(document)) return document;
  const turned = Object.entries(document).map(([key, value]): [string, Json] =>
    (key === 'steps' || key === 'edges') && Array.isArray(value)
      ? [key, value.map(reversed)]
      : [key, value],
  );
  return Object.fromEntries(turned.toReversed());
}

function reversed(value: Json): Json {
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value;
}
