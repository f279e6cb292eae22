import type { Flow } from '../../core/document/schema.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import type { ListOption } from '../../ui/listbox.tsx';
import { targetOf } from '../edits/lead-to.ts';
import type { StepMenu } from '../store/canvas-slice.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { fitsBehind } from './fitting.ts';
import { START } from './graph.ts';
import { faceIn } from './places.ts';

/** What a choice does. */
export type Choice =
  | { readonly type: 'new'; readonly item: PaletteItem }
  | { readonly type: 'step'; readonly id: string; readonly name: string }
  | { readonly type: 'nowhere' };

export interface MenuOption extends ListOption {
  readonly choice: Choice;
}

/**
 * What a step menu offers, and what it is called: for a port the steps it can lead to and new ones; for an edge or a
 * place on the canvas new ones only, those that fit there first.
 */
export function menuOptions(
  flow: Flow,
  palette: readonly PaletteItem[],
  { after, insert, place }: StepMenu,
): { readonly label: string; readonly options: readonly MenuOption[] } {
  const added = newSteps(flow, palette, after);
  if (after === null) return { label: 'Add a step', options: added };
  if (insert) return { label: 'Insert a step', options: added };
  if (place !== null) return { label: `Step after ${portName(flow, after)}`, options: added };
  const target = targetOf(flow, after);
  return {
    label: `Where ${portName(flow, after)} leads`,
    options: [
      ...existingSteps(flow, after, target),
      ...(target === undefined ? [] : [nowhere(flow, target)]),
      ...added,
    ],
  };
}

function newSteps(
  flow: Flow,
  palette: readonly PaletteItem[],
  after: PortRef | null,
): readonly MenuOption[] {
  const fits = after === null || after.from === START ? () => true : fitsBehind(flow, after);
  const option = (item: PaletteItem, group: string): MenuOption => ({
    id: `new ${item.id}`,
    label: item.title,
    icon: item.icon,
    tone: item.tone,
    group,
    keywords: [item.group, ...item.synonyms].join(' '),
    choice: { type: 'new', item },
  });
  return [
    ...palette.filter(fits).map((item) => option(item, 'New step')),
    ...palette
      .filter((item) => !fits(item))
      .map((item) => option(item, 'New step that needs something set before')),
  ];
}

function existingSteps(
  flow: Flow,
  { from }: PortRef,
  target: string | undefined,
): readonly MenuOption[] {
  return flow.steps
    .filter(({ id }) => id !== from)
    .map((step) => {
      const { name, kindTitle, icon, tone } = faceIn(flow, step);
      return {
        id: `step ${step.id}`,
        label: name,
        detail: step.id === target ? 'leads there now' : name === kindTitle ? undefined : kindTitle,
        icon,
        tone,
        group: 'Steps of this flow',
        disabled: step.id === target || undefined,
        keywords: `${step.id} ${kindTitle}`,
        choice: { type: 'step', id: step.id, name },
      };
    });
}

function nowhere(flow: Flow, target: string): MenuOption {
  const name = flow.steps.find(({ id }) => id === target)?.name ?? target;
  return {
    id: 'nowhere',
    label: 'Nowhere',
    detail: `disconnect from ${name}`,
    icon: 'unlink',
    group: 'Steps of this flow',
    keywords: 'delete remove disconnect',
    choice: { type: 'nowhere' },
  };
}

function portName(flow: Flow, { from, port }: PortRef): string {
  if (from === START) return 'the start';
  const step = flow.steps.find(({ id }) => id === from);
  if (step === undefined) return port;
  const { name, ports } = faceIn(flow, step);
  return `${ports.find(({ id }) => id === port)?.label ?? port} of ${name}`;
}
