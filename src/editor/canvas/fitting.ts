import { settableAt } from '../../analysis/settable-at.ts';
import { connected } from '../../core/commands/connect-port.ts';
import { newStepId } from '../../core/commands/new-step-id.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import { isWithin } from '../../core/values/path.ts';
import { registry } from '../../steps/registry.ts';
import type { PortRef } from '../store/selection-slice.ts';

/** Tells whether a new step would find behind a port what it cannot do without. */
export function fitsBehind(flow: Flow, { from, port }: PortRef): (item: PaletteItem) => boolean {
  const id = newStepId(flow, 'probe');
  const probe = { id, kind: 'probe', name: '', config: {} };
  const settable = settableAt(
    connected({ ...flow, steps: [...flow.steps, probe] }, { from, port, to: id }),
    registry,
    id,
  );
  const maySet = (wanted: string): boolean =>
    settable.some(({ path }) => isWithin(path, wanted) || isWithin(wanted, path));
  return ({ kind, config }) =>
    registry
      .get(kind)
      ?.needs?.(config)
      .every(({ anyOf }) => anyOf.some(maySet)) ?? true;
}
