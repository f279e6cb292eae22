import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { isNewer } from './is-newer.ts';
import { openFlowText } from './parse.ts';
import { serialiseFlow } from './serialise.ts';

const flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: 'end',
  steps: [{ id: 'end', kind: 'end', name: 'End', config: {} }],
  edges: [],
};

describe('opening a document', () => {
  test('of this version: as it is, to be changed', () => {
    const opened = openFlowText(JSON.stringify(flow), registry);
    expect(opened).toEqual(flow);
    expect(isNewer(opened)).toBe(false);
  });

  test('of a newer version: with all it holds, not to be changed, and saved as it was', () => {
    const newer = { ...flow, version: 7, theme: { name: 'dark' } };
    const opened = openFlowText(JSON.stringify(newer), registry);
    expect(opened).toEqual(newer);
    expect(isNewer(opened)).toBe(true);
    expect(JSON.parse(serialiseFlow(opened))).toEqual(newer);
  });

  test('of a newer version that this one cannot read: the version is what to know', () => {
    const newer = { ...flow, version: 7, steps: { end: {} } };
    expect(() => openFlowText(JSON.stringify(newer), registry)).toThrow(
      'expected version 1 or older, found version 7',
    );
  });

  test('that is broken: the same error as everywhere', () => {
    expect(() => openFlowText('{"format": ', registry)).toThrow('expected a JSON value');
    expect(() => openFlowText(JSON.stringify({ ...flow, steps: 1 }), registry)).toThrow(
      'expected an array, found number 1',
    );
  });
});
