import { describe, expect, test } from 'vitest';
import { serialiseFlow } from '../../core/document/serialise.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { fragmentText, pasteNear } from './fragment-text.ts';
import { readFragment } from './read-fragment.ts';

const everywhere = { x: -5_000, y: -5_000, width: 20_000, height: 20_000 };

function pasted(text: string, flow = smallFlow, visible = everywhere) {
  const fragment = readFragment(text);
  if (fragment === undefined) return undefined;
  const { command, ids } = pasteNear(flow, fragment, visible);
  return { flow: command.apply(flow), ids };
}

describe('steps as text', () => {
  test('come back with new ids and names, their edges among each other, near where they were', () => {
    const { flow, ids } = pasted(fragmentText(smallFlow, ['check', 'jwt']))!;
    expect(ids).toEqual(['check-2', 'jwt-2']);
    expect(flow.steps.slice(4).map(({ name }) => name)).toEqual([
      'Check password 2',
      'Generate JWT 2',
    ]);
    expect(flow.edges.slice(4)).toEqual([{ from: 'check-2', port: 'success', to: 'jwt-2' }]);
    expect(flow.layout).toMatchObject({
      'check-2': { x: 384, y: 160 },
      'jwt-2': { x: 736, y: 160 },
    });
  });

  test('go into the middle of what is seen where they were copied from is not', () => {
    const visible = { x: 10_000, y: 10_000, width: 1_000, height: 600 };
    const { flow } = pasted(fragmentText(smallFlow, ['end']), smallFlow, visible)!;
    expect(flow.layout?.['end-2']).toEqual({ x: 10_400, y: 10_272 });
  });

  test('keep the places the canvas gave them', () => {
    const { layout: _layout, ...withoutLayout } = smallFlow;
    expect(JSON.parse(fragmentText(withoutLayout, ['jwt']))).toMatchObject({
      layout: { jwt: { x: 704, y: 0 } },
    });
  });

  test('can be those of a whole flow', () => {
    const empty = smallFlowWith({ steps: [], edges: [], start: null });
    const { flow } = pasted(serialiseFlow(smallFlow), empty)!;
    expect(flow.steps.map(({ id }) => id)).toEqual(['login', 'check', 'jwt', 'end']);
    expect(flow.start).toBe('login');
    expect(flow.edges).toEqual(smallFlow.edges);
  });

  test.each(['', 'hello', '{"a":1}', '{"format":"flowmint/fragment","version":1}'])(
    'are not found in %j',
    (text) => expect(readFragment(text)).toBe(undefined),
  );

  test.each([
    ['a config its kind refuses', /"sign-up-or-in"/, '"sign-out"', 'invalid-document'],
    ['a key that could harm', /"variant"/, '"__proto__"', 'forbidden-key'],
    ['text that is cut off', /\]\s*,\s*"edges"[^]*/, '', 'json-syntax'],
  ])('with %s are refused', (_what, part, instead, code) => {
    const text = fragmentText(smallFlow, ['jwt']).replace(part, instead);
    expect(() => readFragment(text)).toThrow(expect.objectContaining({ code }));
  });
});
