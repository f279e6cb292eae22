import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlowText } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { FlowmintError } from '../../core/error.ts';
import { compression } from '../../editor/panels/share/compression.ts';
import { registry } from '../../steps/registry.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { LONGEST_LINK, readShareLink, writeShareLink } from './share-link.ts';

const flow = parseFlowText(
  JSON.stringify({
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'Überall – 流れ 🌿',
    start: 'end',
    steps: [{ id: 'end', kind: 'end', name: 'End', config: {}, 'kept-verbatim': [1, null] }],
    edges: [],
    scenarios: [{ name: 'Nobody', users: [] }],
  }),
  registry,
);

describe('a link that holds a flow', () => {
  test('gives the same document back, with signs an address takes as they are', async () => {
    const link = await writeShareLink(flow, compression);
    expect(link).toMatch(/^#flow=[\w-]+$/);
    expect(parseFlowText(await readShareLink(link, compression), registry)).toEqual(flow);
  });

  test('is much shorter than the document', async () => {
    const steps = Array.from({ length: 50 }, (_, i) => ({
      id: `end-${i}`,
      kind: 'end',
      name: `End ${i}`,
      config: {},
    }));
    const long: Flow = { ...flow, steps };
    const { length } = await writeShareLink(long, compression);
    expect(length).toBeLessThan(JSON.stringify(long).length / 4);
  });

  test.each([
    ['cut off', (link: string) => link.slice(0, -9)],
    ['changed', (link: string) => `${link.slice(0, 12)}${link[12] === 'A' ? 'B' : 'A'}AAAA`],
    ['with a foreign sign', (link: string) => `${link.slice(0, -1)}*`],
    ['of something else', () => '#section-2'],
    ['of nothing', () => '#flow='],
  ])('is refused when it is %s', async (_what, spoil) => {
    const link = spoil(await writeShareLink(flow, compression));
    await expect(readShareLink(link, compression)).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });

  test('that is too long is refused unread', async () => {
    const link = `#flow=${'A'.repeat(LONGEST_LINK)}`;
    await expect(readShareLink(link, compression)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('that holds a bomb is refused before it goes off', async () => {
    const packed = await compression.deflate('a'.repeat(40_000_000));
    const link = `#flow=${toBase64url(packed)}`;
    expect(link.length).toBeLessThan(LONGEST_LINK);
    const error = await readShareLink(link, compression).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FlowmintError);
    expect(error).toMatchObject({ code: 'too-large' });
  });
});

test('base64url is that of everybody else, and reads back', () => {
  assert(
    property(uint8Array({ maxLength: 40 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(text)).toEqual(bytes);
    }),
  );
});
