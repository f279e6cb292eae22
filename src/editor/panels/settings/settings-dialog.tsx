import { useState } from 'react';
import { editFlow } from '../../../core/commands/edit-flow.ts';
import { isJsonObject, own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { KeptTabPanels, Tabs } from '../../../ui/tabs.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { readForm } from '../../forms/read-form.ts';
import { SchemaForm } from '../../forms/schema-form.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { AssumptionChoices } from './assumption-choices.tsx';
import styles from './settings-dialog.module.css';
import { useTemplateSuggestions } from './use-template-suggestions.ts';
import { SECTIONS, SETTINGS_SCHEMA, sectionOf } from './settings-sections.ts';
import type { SettingsSection } from './settings-sections.ts';
import { withoutEmptyGroups } from './without-empty-groups.ts';

const ALL_FIELDS = SECTIONS.flatMap(({ fields }) => fields);

type Section = SettingsSection['id'] | 'settings-assumptions';

/** What is the same for every run of the flow: its project, the shape of its tokens, who belongs to it, what is assumed. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { name, description, settings, assumptions } = useEditor((state) => state.flow);
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const [section, setSection] = useState<Section>('settings-flow');
  const suggestions = useTemplateSuggestions();
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
      suggestions={suggestions}
      read={(draft) => readForm(SETTINGS_SCHEMA, withoutEmptyGroups(draft, ALL_FIELDS))}
      onSave={(saved) => {
        store.getState().settle();
        store.getState().apply(editFlow(saved));
      }}
      onClose={onClose}
    >
      {({ value, change, shownIssues }) => (
        <>
          <Tabs<Section>
            label="Parts of the settings"
            tabs={[
              ...SECTIONS.map(({ id, label }) => {
                const issues = shownIssues.filter((issue) => sectionOf(issue) === id).length;
                return {
                  id,
                  label,
                  badge: issues === 0 ? undefined : issues,
                  badgeTone: 'danger' as const,
                };
              }),
              { id: 'settings-assumptions', label: 'Assumptions', badge: chosenIn(value) },
            ]}
            value={section}
            onChange={setSection}
          />
          <KeptTabPanels value={section} className={styles.section}>
            {(shown) => {
              const fields = SECTIONS.find(({ id }) => id === shown)?.fields;
              return fields !== undefined ? (
                <SchemaForm fields={fields} value={value} onChange={change} />
              ) : (
                <AssumptionChoices
                  choices={choicesIn(value)}
                  readOnly={readOnly}
                  onChange={(choices, id) =>
                    change(withChoices(value, choices), `assumptions.${id}`)
                  }
                />
              );
            }}
          </KeptTabPanels>
        </>
      )}
    </FormDialog>
  );
}

function choicesIn(draft: JsonObject): JsonObject {
  const choices = own(draft, 'assumptions');
  return isJsonObject(choices) ? choices : {};
}

function withChoices(draft: JsonObject, choices: JsonObject): JsonObject {
  const { assumptions: _before, ...others } = draft;
  return Object.keys(choices).length === 0 ? others : { ...others, assumptions: choices };
}

/** How many assumptions the flow has changed; nothing for none. */
function chosenIn(draft: JsonObject): string | undefined {
  const count = Object.keys(choicesIn(draft)).length;
  return count === 0 ? undefined : `${count} changed`;
}
