import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { FlowEntry, Template } from '../../services.ts';
import { useEditor, useServices } from '../../store/store.ts';
import styles from './compare.module.css';
import { FlowChoices } from './flow-choices.tsx';
import type { OtherFlow } from './other-flow.ts';
import { readOtherFiles } from './read-other-files.ts';

interface Props {
  readonly onChoose: (other: OtherFlow) => void;
}

/** What the open flow can be compared with: itself earlier, flows of the workspace, templates, a file. */
export function ChooseOther({ onChoose }: Props) {
  const services = useServices();
  const past = useEditor((state) => state.past);
  const current = useEditor((state) => state.flow.id);
  const [flows, setFlows] = useState<readonly FlowEntry[]>([]);
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [read, setRead] = useState<readonly OtherFlow[]>([]);
  const [failed, setFailed] = useState<readonly string[]>([]);
  useEffect(() => {
    void services.workspace.list().then(setFlows);
    void services.templates().then(setTemplates);
  }, [services]);
  const last = past.findLast(({ world }) => world === undefined);
  const first = past.find(({ world }) => world === undefined);
  const earlier: readonly OtherFlow[] = [
    ...(first === undefined ? [] : [{ label: 'as it was when it was opened', flow: first.flow }]),
    ...(last === undefined || last === first
      ? []
      : [{ label: `before the last edit (${last.label})`, flow: last.flow }]),
  ];
  const openFile = async (): Promise<void> => {
    const { flows: found, failures } = await readOtherFiles(services, await services.openFiles());
    setFailed(failures);
    const [only, ...more] = found;
    if (only !== undefined && more.length === 0) onChoose(only);
    else setRead(found);
  };
  const openStored = async (id: string): Promise<void> => {
    const stored = await services.workspace.load(id);
    if (stored !== undefined) onChoose({ label: 'from the workspace', flow: stored.flow });
  };
  return (
    <div className={styles.choose}>
      <section aria-label="This flow earlier">
        <h3>This flow earlier</h3>
        {earlier.length === 0 ? (
          <p className={styles.quiet}>Nothing was edited since it was opened.</p>
        ) : (
          <FlowChoices
            choices={earlier.map((one) => ({
              id: one.label,
              name: one.label.charAt(0).toUpperCase() + one.label.slice(1),
              onChoose: () => onChoose(one),
            }))}
          />
        )}
      </section>
      <section aria-label="A file">
        <h3>A file</h3>
        <p>
          <Button icon="folder-open" onClick={() => void openFile()}>
            Choose a flow or a Descope export
          </Button>
        </p>
        {failed.map((text) => (
          <p key={text} role="alert" className={styles.failed}>
            <Icon name="circle-x" size={14} /> {text}
          </p>
        ))}
        {read.length > 0 && (
          <FlowChoices
            choices={read.map((one) => ({
              id: `${one.label} ${one.flow.id}`,
              name: one.flow.name || one.flow.id,
              note: one.label,
              onChoose: () => onChoose(one),
            }))}
          />
        )}
      </section>
      {flows.some(({ id }) => id !== current) && (
        <section aria-label="My flows">
          <h3>My flows</h3>
          <FlowChoices
            choices={flows
              .filter(({ id }) => id !== current)
              .map(({ id, name, changed }) => ({
                id,
                name: name || id,
                note: `changed ${new Date(changed).toLocaleString()}`,
                onChoose: () => void openStored(id),
              }))}
          />
        </section>
      )}
      <section aria-label="Templates">
        <h3>Templates</h3>
        <FlowChoices
          choices={templates.map(({ id, flow }) => ({
            id,
            name: flow.name,
            note: `${flow.steps.length} steps`,
            onChoose: () => onChoose({ label: 'the template', flow }),
          }))}
        />
      </section>
    </div>
  );
}
