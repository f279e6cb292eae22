import { useState } from 'react';
import { editFlow } from '../../../core/commands/edit-flow.ts';
import { describeForm } from '../../../core/document/form.ts';
import type { FormField } from '../../../core/document/form.ts';
import { flowSchema } from '../../../core/document/schema.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { readForm } from '../../forms/read-form.ts';
import { SchemaForm } from '../../forms/schema-form.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { AssumptionChoices } from './assumption-choices.tsx';
import styles from './settings-dialog.module.css';
import { withoutEmptyGroups } from './without-empty-groups.ts';

const SCHEMA = flowSchema.pick({
  name: true,
  description: true,
  settings: true,
  assumptions: true,
});
const FIELDS = describeForm(SCHEMA)
  .filter(({ key }) => key !== 'assumptions')
  .map(withoutFrames);

type Section = 'settings-flow' | 'settings-assumptions';

/** What is the same for every run of the flow: its name, project and lifetimes, and what is assumed. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { name, description, settings, assumptions } = useEditor((state) => state.flow);
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const [section, setSection] = useState<Section>('settings-flow');
  const parts = {
    name,
    ...(description !== undefined && { description }),
    ...(settings !== undefined && { settings }),
    ...(assumptions !== undefined && { assumptions }),
  };
  return (
    <FormDialog
      title="Flow settings"
      size="l"
      initial={isJsonObject(parts) ? parts : {}}
      readOnly={readOnly}
      read={(draft) => readForm(SCHEMA, withoutEmptyGroups(draft))}
      onSave={(saved) => {
        store.getState().settle();
        store.getState().apply(editFlow(saved));
      }}
      onClose={onClose}
    >
      {({ value, change }) => (
        <>
          <Tabs<Section>
            label="Parts of the settings"
            tabs={[
              { id: 'settings-flow', label: 'Flow' },
              { id: 'settings-assumptions', label: 'Assumptions', badge: chosenIn(value) },
            ]}
            value={section}
            onChange={setSection}
          />
          <TabPanel id={section} className={styles.section}>
            {section === 'settings-flow' ? (
              <SchemaForm fields={FIELDS} value={value} onChange={change} />
            ) : (
              <AssumptionChoices
                choices={choicesIn(value)}
                readOnly={readOnly}
                onChange={(choices, id) =>
                  change({ ...value, assumptions: choices }, `assumptions.${id}`)
                }
              />
            )}
          </TabPanel>
        </>
      )}
    </FormDialog>
  );
}

/** The fields inside say what they are. */
function withoutFrames(field: FormField): FormField {
  return field.type === 'group'
    ? { ...field, title: '', fields: field.fields.map(withoutFrames) }
    : field;
}

function choicesIn(draft: JsonObject): JsonObject {
  const choices = own(draft, 'assumptions');
  return isJsonObject(choices) ? choices : {};
}

/** How many assumptions the flow has changed; nothing for none. */
function chosenIn(draft: JsonObject): string | undefined {
  const count = Object.keys(choicesIn(draft)).length;
  return count === 0 ? undefined : `${count} changed`;
}
