import { useState } from 'react';
import { chooseAssumptions } from '../../../core/assumptions/assumptions.ts';
import { readValue } from '../../../core/document/read-value.ts';
import { isJsonArray, isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { scenarioSchema } from '../../../core/scenario/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { loginIdKeyOf } from '../../../core/users/user-index.ts';
import { KeptTabPanels, Tabs } from '../../../ui/tabs.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { readForm } from '../../forms/read-form.ts';
import type { FormIssue } from '../../forms/read-form.ts';
import { SchemaForm } from '../../forms/schema-form.tsx';
import type { Draft } from '../../forms/use-draft.ts';
import { useEditor } from '../../store/store.ts';
import { EditableMocks } from '../http/editable-mocks.tsx';
import { EditableUsers } from '../users/editable-users.tsx';
import { AnswersEditor } from './answers-editor.tsx';
import { OwnOrStored } from './own-or-stored.tsx';
import { draftOf, scenarioFields, scenarioOfDraft } from './scenario-draft.ts';
import styles from './scenarios-panel.module.css';

interface Props {
  readonly title: string;
  readonly scenario: Scenario;
  readonly isNew: boolean;
  readonly readOnly: boolean;
  /** Names of the other scenarios. */
  readonly taken: readonly string[];
  readonly onSave: (scenario: Scenario) => void;
  readonly onClose: () => void;
}

/** Tabs of the page must not share ids. */
const SECTIONS = [
  { id: 'scenario-who', label: 'What', keys: ['name', 'description', 'now', 'seed'] },
  { id: 'scenario-request', label: 'Who comes', keys: ['request'] },
  { id: 'scenario-answers', label: 'What they type', keys: ['answers'] },
  { id: 'scenario-users', label: 'Users', keys: ['users'] },
  { id: 'scenario-mocks', label: 'HTTP mocks', keys: ['mocks'] },
  { id: 'scenario-expect', label: 'What is expected', keys: ['expect'] },
] as const;
type Section = (typeof SECTIONS)[number]['id'];

/** A scenario as a form in parts; a part with something to mend says so on its tab. */
export function ScenarioDialog({
  title,
  scenario,
  isNew,
  readOnly,
  taken,
  onSave,
  onClose,
}: Props) {
  const flow = useEditor((state) => state.flow);
  const [section, setSection] = useState<Section>('scenario-who');
  const checkName = ({ name }: Scenario): readonly FormIssue[] =>
    taken.includes(name)
      ? [{ path: 'name', message: 'expected a name no other scenario has' }]
      : [];
  return (
    <FormDialog
      title={title}
      size="l"
      initial={draftOf(scenario, flow)}
      isNew={isNew}
      saveLabel={isNew ? 'Add scenario' : 'Save'}
      readOnly={readOnly}
      read={(draft) => readForm(scenarioSchema, scenarioOfDraft(draft), checkName)}
      onSave={onSave}
      onClose={onClose}
    >
      {(draft) => (
        <>
          <Tabs
            label="Parts of the scenario"
            tabs={SECTIONS.map(({ id, label, keys }) => ({
              id,
              label,
              ...badgeOf(draft, keys),
            }))}
            value={section}
            onChange={setSection}
          />
          <KeptTabPanels value={section} className={styles.section}>
            {(shown) => <Part section={shown} draft={draft} readOnly={readOnly} />}
          </KeptTabPanels>
        </>
      )}
    </FormDialog>
  );
}

function badgeOf({ value, shownIssues }: Draft<Scenario>, keys: readonly string[]) {
  const wrong = shownIssues.filter(({ path }) =>
    keys.some((key) => path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`)),
  ).length;
  if (wrong > 0) return { badge: `${wrong} to mend`, badgeTone: 'danger' as const };
  const [list] = keys.flatMap((key) => {
    const held = own(value, key);
    return isJsonArray(held) ? [held.length] : [];
  });
  return list === undefined ? {} : { badge: list };
}

interface PartProps {
  readonly section: Section;
  readonly draft: Draft<Scenario>;
  readonly readOnly: boolean;
}

function Part({ section, draft, readOnly }: PartProps) {
  const flow = useEditor((state) => state.flow);
  const world = useEditor((state) => state.world);
  const { value, change } = draft;
  const put = (key: string, held: Json | undefined, path = key): void => {
    const { [key]: _before, ...others } = value;
    change(held === undefined ? others : { ...value, [key]: held }, path);
  };
  if (section === 'scenario-answers') {
    const answers = own(value, 'answers');
    return (
      <AnswersEditor
        answers={isJsonArray(answers) ? answers : []}
        onChange={(next, path) => put('answers', next, path)}
      />
    );
  }
  if (section === 'scenario-users') {
    const users = listOf(readValue(scenarioSchema.shape.users, own(value, 'users')));
    return (
      <OwnOrStored
        what="users"
        own={own(value, 'users') !== undefined}
        onChange={(isOwn) => put('users', isOwn ? jsonOf(world.users) : undefined)}
      >
        <EditableUsers
          users={users}
          keyOf={loginIdKeyOf(chooseAssumptions(flow.assumptions ?? {}))}
          readOnly={readOnly}
          inForm
          onEdit={(edit) => put('users', jsonOf(edit(users)))}
        />
      </OwnOrStored>
    );
  }
  if (section === 'scenario-mocks') {
    const mocks = listOf(readValue(scenarioSchema.shape.mocks, own(value, 'mocks')));
    return (
      <OwnOrStored
        what="mocks"
        own={own(value, 'mocks') !== undefined}
        onChange={(isOwn) => put('mocks', isOwn ? jsonOf(world.mocks) : undefined)}
      >
        <EditableMocks
          mocks={mocks}
          readOnly={readOnly}
          inForm
          onEdit={(edit) => put('mocks', jsonOf(edit(mocks)))}
        />
      </OwnOrStored>
    );
  }
  const keys = SECTIONS.find(({ id }) => id === section)?.keys ?? [];
  // The tab says what the group of a part is called.
  const fields = scenarioFields(keys, flow).map((field) =>
    field.type === 'group' ? { ...field, title: '' } : field,
  );
  return <SchemaForm fields={fields} value={value} onChange={change} />;
}

/** What only this form and its lists have put there is readable. */
function listOf<Item>(
  reading: { type: 'read'; value: readonly Item[] | undefined } | { type: 'unreadable' },
): readonly Item[] {
  return reading.type === 'read' ? (reading.value ?? []) : [];
}

function jsonOf(list: readonly unknown[]): readonly JsonObject[] {
  return list.filter((one) => isJsonObject(one));
}
