import { isJsonObject } from '../../../core/json.ts';
import { scenarioSchema } from '../../../core/scenario/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { readForm } from '../../forms/read-form.ts';
import { SchemaForm } from '../../forms/schema-form.tsx';
import { useEditor } from '../../store/store.ts';
import { scenarioFields } from './scenario-draft.ts';

interface Props {
  readonly scenario: Scenario;
  /** Names of the other scenarios. */
  readonly taken: readonly string[];
  readonly onSave: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

/** The name alone. */
export function RenameScenario({ scenario, taken, onSave, onClose }: Props) {
  const flow = useEditor((state) => state.flow);
  return (
    <FormDialog
      title="Rename scenario"
      size="s"
      initial={isJsonObject(scenario) ? scenario : {}}
      saveLabel="Rename"
      read={(draft) =>
        readForm(scenarioSchema, draft, ({ name }) =>
          taken.includes(name)
            ? [{ path: 'name', message: 'expected a name no other scenario has' }]
            : [],
        )
      }
      onSave={onSave}
      onClose={onClose}
    >
      {({ value, change }) => (
        <SchemaForm fields={scenarioFields(['name'], flow)} value={value} onChange={change} />
      )}
    </FormDialog>
  );
}
