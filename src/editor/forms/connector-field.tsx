import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormSurroundings } from './form-context.ts';

interface Props {
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Chooses one of the flow's connectors; its base URL is shown and read-only here. */
export function ConnectorField({ help, value, ...rest }: Props) {
  const { connectors, editConnectors, readOnly } = useFormSurroundings();
  const chosen = connectors.find(({ id }) => id === value);
  return (
    <Select
      {...rest}
      value={value}
      help={chosen === undefined ? help : `Base URL ${chosen.baseUrl}`}
      options={connectors.map(({ id, name }) => ({ value: id, label: name || id }))}
      aside={
        !readOnly && (
          <Button variant="ghost" size="s" onClick={editConnectors}>
            Edit connectors
          </Button>
        )
      }
    />
  );
}
