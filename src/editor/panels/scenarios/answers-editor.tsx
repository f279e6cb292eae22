import { useMemo } from 'react';
import { isJsonObject, own } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { registry } from '../../../steps/registry.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormSurroundings } from '../../forms/form-context.ts';
import { useEditor } from '../../store/store.ts';
import { AnswerEditor } from './answer-editor.tsx';
import styles from './scenarios-panel.module.css';
import { screensOf } from './screens-of.ts';

interface Props {
  readonly answers: readonly Json[];
  readonly onChange: (answers: readonly Json[], path: string) => void;
}

/** What the person does, screen by screen, in order: chosen from the screens, buttons and inputs the flow has. */
export function AnswersEditor({ answers, onChange }: Props) {
  const flow = useEditor((state) => state.flow);
  const screens = useMemo(() => screensOf(flow, registry), [flow]);
  const { readOnly } = useFormSurroundings();
  const add = (): void => {
    const last = answers.at(-1);
    const before = isJsonObject(last) ? own(last, 'step') : undefined;
    const at = screens.findIndex(({ id }) => id === before);
    const screen = screens[(at + 1) % Math.max(1, screens.length)];
    const answer: JsonObject = {
      step: screen?.id ?? '',
      press: screen?.buttons[0]?.id ?? '',
    };
    onChange([...answers, answer], 'answers');
  };
  const replace = (next: readonly Json[]): void => onChange(next, 'answers');
  return (
    <div className={styles.answers}>
      {answers.length === 0 && (
        <EmptyState icon="keyboard" title="Nothing is typed in">
          The run stops at the first screen and waits. Add what the person types and presses there.
        </EmptyState>
      )}
      <ol>
        {answers.map((answer, i) => (
          <li key={i}>
            <AnswerEditor
              number={i + 1}
              count={answers.length}
              path={`answers[${i}]`}
              answer={isJsonObject(answer) ? answer : {}}
              screens={screens}
              onChange={(next, path) => onChange(answers.with(i, next), path)}
              onMove={(by) => replace(answers.toSpliced(i, 1).toSpliced(i + by, 0, answer))}
              onRemove={() => replace(answers.toSpliced(i, 1))}
            />
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Button size="s" icon="plus" onClick={add}>
          Add answer
        </Button>
      )}
    </div>
  );
}
