import { useMemo } from 'react';
import { previewScreen } from '../../../analysis/preview-screen.ts';
import { isPress } from '../../../core/scenario/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { isJsonObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { registry } from '../../../steps/registry.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PhoneFrame } from '../../../ui/phone-frame.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { TraceEntry } from '../../../core/engine/trace.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { useMoment } from '../../use-moment.ts';
import { ChangedSinceRun } from '../changed-since-run/changed-since-run.tsx';
import { Choice } from './choice.tsx';
import { EndUserScreen } from './end-user-screen.tsx';
import { Inbox } from './inbox.tsx';
import styles from './screen-panel.module.css';

/** What the end user sees at the moment shown; while the run waits, a person can type and press. */
export function ScreenPanel() {
  const shown = useMoment();
  const run = useEditor((state) => state.run);
  const playing = useEditor((state) => state.playing);
  const typing = useEditor((state) => state.typing);
  const store = useEditorStore();
  const screen = shown === undefined ? undefined : lastShow(shown.moment.trace);
  const waits = shown?.moment.state.status === 'waiting';
  const effect = shown?.moment.state.effect;
  const name = run?.flow.steps.find(({ id }) => id === screen?.step)?.name ?? '';
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Switch
          label="I’ll type"
          checked={typing}
          onChange={(on) => store.getState().setTyping(on)}
        />
        <span className={styles.hint}>
          {typing ? 'Screens wait for you.' : 'The scenario fills screens in.'}
        </span>
      </div>
      <ChangedSinceRun />
      {effect?.type === 'choice' && (
        <Choice
          request={effect.request}
          interactive={!playing || typing}
          onChoose={(outcome) => void store.getState().chooseOutcome(outcome)}
        />
      )}
      {screen === undefined ? (
        <Preview isRunning={run !== null} />
      ) : (
        <PhoneFrame title={name}>
          <EndUserScreen
            key={`${screen.step} ${screen.n}`}
            view={screen.view}
            error={screen.notice?.message}
            filled={
              waits
                ? suggestion(run?.scenario, screen.step, name)
                : typedAt(shown?.moment.trace ?? [], screen)
            }
            interactive={waits && (!playing || typing)}
            onPress={(button, form) => store.getState().pressButton(button, form)}
          />
        </PhoneFrame>
      )}
      <Inbox trace={shown?.moment.trace ?? []} />
      {screen !== undefined && !waits && (
        <p className={styles.hint}>Already answered at this moment of the run.</p>
      )}
    </div>
  );
}

/** Before the run shows anything: the selected step's screen, as it is drawn. */
function Preview({ isRunning }: { readonly isRunning: boolean }) {
  const flow = useEditor((state) => state.flow);
  const [selected, ...others] = useEditor((state) => state.selectedSteps);
  const step = others.length > 0 ? undefined : flow.steps.find(({ id }) => id === selected);
  const view = useMemo(
    () => (step === undefined ? null : previewScreen(flow, step, registry)),
    [flow, step],
  );
  if (step === undefined || view === null) {
    return (
      <EmptyState icon="smartphone" title="No screen shown">
        {isRunning
          ? 'Up to this moment the run has shown no screen.'
          : 'Run the flow, or select a screen: what the end user sees shows here.'}
      </EmptyState>
    );
  }
  return (
    <>
      <PhoneFrame title={step.name || step.id}>
        <EndUserScreen
          key={step.id}
          view={view}
          error={undefined}
          filled={NOTHING}
          interactive={false}
          onPress={pressNothing}
        />
      </PhoneFrame>
      <p className={styles.hint}>
        As it is drawn. Run the flow to see it with values, and to press.
      </p>
    </>
  );
}

const NOTHING: JsonObject = {};

async function pressNothing(): Promise<boolean> {
  return false;
}

type Shown = Extract<TraceEntry, { type: 'show' }>;

function lastShow(trace: readonly TraceEntry[]): Shown | undefined {
  return trace.findLast((entry) => entry.type === 'show');
}

/** What the scenario would type here: a head start for the person. */
function suggestion(scenario: Scenario | undefined, step: string, name: string): JsonObject {
  const answer = scenario?.answers?.find((one) => one.step === step || one.step === name);
  return answer !== undefined && isPress(answer) ? (answer.form ?? {}) : {};
}

/** What was typed when the screen was left. */
function typedAt(trace: readonly TraceEntry[], screen: Shown): JsonObject {
  const left = trace.find((entry) => entry.type === 'step' && entry.n === screen.n);
  const writes = left?.type === 'step' ? left.writes : [];
  const form: Record<string, JsonObject[string]> = {};
  for (const { path, value } of writes) {
    if (value !== undefined && !isJsonObject(value)) form[path.replace(/^form\./, '')] = value;
  }
  return form;
}
