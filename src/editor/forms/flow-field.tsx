import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormSurroundings } from './form-context.ts';
import type { FlowsToEnter } from './form-context.ts';

interface Props {
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: string;
}

const NOWHERE: FlowsToEnter = { flows: [], enter: () => {}, open: () => {} };

/** Chooses a flow to enter, and takes its ways out over as ports of the step. */
export function FlowField({ value, ...rest }: Props) {
  const { flowsToEnter, readOnly } = useFormSurroundings();
  const { flows, enter, open } = flowsToEnter ?? NOWHERE;
  const known = flows.some(({ id }) => id === value);
  return (
    <Select
      {...rest}
      value={value}
      options={[
        ...(value === '' ? [{ value: '', label: 'Choose a flow' }] : []),
        ...(value === '' || known ? [] : [{ value, label: `${value} (not found)` }]),
        ...flows.map(({ id, name }) => ({ value: id, label: name || id })),
      ]}
      onChange={enter}
      aside={
        known && (
          <>
            {!readOnly && (
              <Button variant="ghost" size="s" onClick={() => enter(value)}>
                Take outputs over
              </Button>
            )}
            <Button variant="ghost" size="s" onClick={() => open(value)}>
              Open it
            </Button>
          </>
        )
      }
    />
  );
}
