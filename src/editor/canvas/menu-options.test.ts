import { describe, expect, test } from 'vitest';
import { paletteOf } from '../../core/kind/palette.ts';
import { registry } from '../../steps/registry.ts';
import type { StepMenu } from '../store/canvas-slice.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { START } from './graph.ts';
import { menuOptions } from './menu-options.ts';

const palette = paletteOf(registry).flatMap(({ items }) => items);

function menu(after: PortRef | null, part: Partial<StepMenu> = {}) {
  return menuOptions(smallFlow, palette, {
    // The window is not looked at.
    anchor: {} as DOMRect,
    after,
    insert: false,
    place: null,
    ...part,
  });
}

function labels(options: ReturnType<typeof menu>['options'], group: string): readonly string[] {
  return options.filter((option) => option.group === group).map(({ label }) => label);
}

describe('menuOptions', () => {
  test('offers a port the steps it can lead to, none to disconnect it, and new steps', () => {
    const { label, options } = menu({ from: 'check', port: 'success' });
    expect(label).toBe('Where Success of Check password leads');
    expect(labels(options, 'Steps of this flow')).toEqual([
      'Log in',
      'Generate JWT',
      'End',
      'Nowhere',
    ]);
    expect(options.find((option) => option.id === 'step jwt')).toMatchObject({
      disabled: true,
      detail: 'leads there now',
    });
    expect(labels(options, 'New step')).toContain('Condition');
  });

  test('offers a port that leads nowhere no way to disconnect it', () => {
    expect(menu({ from: 'login', port: 'cancel' }).options.map(({ id }) => id)).not.toContain(
      'nowhere',
    );
  });

  test('offers only new steps for an edge and for a place on the canvas', () => {
    const inserted = menu({ from: 'check', port: 'success' }, { insert: true });
    const placed = menu({ from: 'login', port: 'cancel' }, { place: { x: 0, y: 0 } });
    expect([inserted.label, placed.label]).toEqual([
      'Insert a step',
      'Step after Cancel of Log in',
    ]);
    expect(labels(inserted.options, 'Steps of this flow')).toEqual([]);
    expect(labels(placed.options, 'Steps of this flow')).toEqual([]);
  });

  test('puts steps that cannot do their work there last', () => {
    const needy = 'New step that needs something set before';
    const before = menu({ from: 'login', port: 'cancel' }).options;
    const after = menu({ from: 'jwt', port: 'success' }).options;
    expect(labels(before, needy)).toEqual(
      expect.arrayContaining(['Update User / Attributes', 'Custom Claims', 'Update Password']),
    );
    expect(labels(before, 'New step')).toContain('Load User');
    expect(labels(after, 'New step')).toEqual(
      expect.arrayContaining(['Update User / Attributes', 'Custom Claims', 'Update Password']),
    );
    expect(before.at(-1)?.group).toBe(needy);
  });

  test('offers the start marker every step', () => {
    expect(labels(menu({ from: START, port: '' }).options, 'Steps of this flow')).toEqual([
      'Log in',
      'Check password',
      'Generate JWT',
      'End',
      'Nowhere',
    ]);
  });
});
