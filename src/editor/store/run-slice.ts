import type { StateCreator } from 'zustand';
import { runsAlike } from '../../core/document/runs-alike.ts';
import { isOver, READY } from '../../core/engine/state.ts';
import type { RunState } from '../../core/engine/state.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { Player } from '../../hosts/session/player.ts';
import type { RunSession } from '../../hosts/session/run-session.ts';
import type { RunMoment } from '../../hosts/session/run-result.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Session } from '../../core/tokens/session.ts';
import type { Services } from '../services.ts';
import type { EditorState } from './store.ts';

/** Run speeds; `0` is instant. */
export const SPEEDS = [0.5, 1, 2, 0] as const;
export type Speed = (typeof SPEEDS)[number];

/** How long a move is shown at speed 1, in milliseconds. */
const MOVE_MS = 550;

/** How long an instant run goes on before the page is shown again, in milliseconds: the tab stays responsive. */
const FRAME_MS = 12;

/** A run under way or done. A new object after every move, so that views update; the session inside is shared. */
export interface ShownRun {
  readonly session: RunSession;
  readonly scenario: Scenario;
  /** The document it runs: later edits do not touch it. */
  readonly flow: Flow;
  /** Which moment is shown; the last one unless someone scrubs. -1: before the start. */
  readonly moment: number;
  /** Which entry of the trace is looked at, where the moment has several; null: its last one. */
  readonly entry: number | null;
}

export interface RunSlice {
  /** Name of the chosen scenario; null: none, a person types. */
  readonly scenarioName: string | null;
  readonly run: ShownRun | null;
  readonly playing: boolean;
  /** A run that somebody or a breakpoint has stopped under way, or that is taken move by move: it can go on. */
  readonly paused: boolean;
  /** Steps before which a run pauses. */
  readonly breakpoints: readonly string[];
  readonly speed: Speed;
  /** "I'll type": screens wait for the person even where the scenario has an answer. */
  readonly typing: boolean;
  /** The session the run before this one ended with, to compare tokens with. */
  readonly previousSession: Session | null;
  /** Why a run could not begin, such as two users with one login ID. */
  readonly runError: string | null;
  readonly chooseScenario: (name: string | null) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly setTyping: (typing: boolean) => void;
  /** Begins anew and plays until the run is over or waits for a person. */
  readonly startRun: () => Promise<void>;
  /** Sets a breakpoint before each of these steps, or takes them all away if each has one. */
  readonly toggleBreakpoints: (steps: readonly string[]) => void;
  /** Goes on playing from where the run stands. */
  readonly resumeRun: () => Promise<void>;
  readonly pauseRun: () => void;
  /** Makes one move, beginning a run if there is none that fits. */
  readonly stepRun: () => Promise<void>;
  /** Goes one moment back, and forgets what came later once the run goes on from there. */
  readonly backRun: () => void;
  readonly resetRun: () => void;
  /** Shows an earlier or later moment, and of what it left in the trace the entry that is asked for; nothing runs. */
  readonly scrubTo: (moment: number, entry?: number | null) => void;
  /** What the person does at the screen shown; false if it was refused. */
  readonly pressButton: (button: string, form: JsonObject) => Promise<boolean>;
  /** How the person says that a simulated step turns out. */
  readonly chooseOutcome: (outcome: string) => Promise<void>;
}

export const createRunSlice =
  (services: Services): StateCreator<EditorState, [], [], RunSlice> =>
  (set, get) => {
    let player: Player | null = null;
    /** Raised with every start, pause, scrub and reset: a loop that meets another number stops. */
    let loop = 0;

    const show = (): void => {
      const { run } = get();
      if (run === null) return;
      const { moments, state } = run.session;
      const before = moments[run.moment]?.state.session ?? null;
      set({ run: { ...run, moment: moments.length - 1, entry: null } });
      if (state.status === 'failed') get().setView({ bottomOpen: true, bottomTab: 'timeline' });
      if (before === null && state.session !== null) {
        get().setView({ rightOpen: true, rightTab: 'token' });
      }
    };

    const begin = async (): Promise<boolean> => {
      loop += 1;
      const mine = loop;
      const { flow, world, run, settle } = get();
      // What is typed after a run is an edit of its own.
      settle();
      const ended = run?.session.state.session;
      if (ended !== null && ended !== undefined) set({ previousSession: ended });
      const scenario = chosenScenario(get());
      try {
        // The engine is no part of what the page begins with.
        const [{ beginRun }, prepared] = await Promise.all([
          import('./begin-run.ts'),
          services.prepareRun(flow),
        ]);
        if (loop !== mine) return false;
        player = beginRun({ flow, scenario, world, prepared, services });
        const { session } = player;
        set({ run: { session, scenario, flow, moment: -1, entry: null }, runError: null });
        return true;
      } catch (error) {
        if (loop !== mine) return false;
        player = null;
        set({
          run: null,
          playing: false,
          runError: error instanceof Error ? error.message : String(error),
        });
        return false;
      }
    };

    const goOn = async (): Promise<void> => {
      loop += 1;
      const mine = loop;
      set({ playing: true, paused: false });
      forgetLater(get().run);
      let shownAt = performance.now();
      for (;;) {
        const played = (await player?.move(!get().typing)) ?? 'over';
        if (loop !== mine) return;
        const { speed, run, breakpoints } = get();
        const stops = played === 'moved' && run !== null && isAt(run.session.state, breakpoints);
        const due =
          stops || speed > 0 || played !== 'moved' || performance.now() - shownAt > FRAME_MS;
        if (due) show();
        if (played === 'waiting') get().setView({ rightOpen: true, rightTab: 'screen' });
        if (played !== 'moved') break;
        if (stops) return set({ playing: false, paused: true });
        if (due) {
          await pause(speed === 0 ? 0 : MOVE_MS / speed);
          shownAt = performance.now();
        }
        if (loop !== mine) return;
      }
      set({ playing: false });
    };

    return {
      scenarioName: null,
      run: null,
      playing: false,
      paused: false,
      breakpoints: [],
      speed: 1,
      typing: false,
      previousSession: null,
      runError: null,
      chooseScenario: (scenarioName) => set({ scenarioName }),
      setSpeed: (speed) => set({ speed }),
      setTyping: (typing) => set({ typing }),
      async startRun() {
        get().setView({ bottomOpen: true, bottomTab: 'timeline' });
        // From the press on: what the run needs may have to be loaded first.
        set({ playing: true, paused: false });
        if (await begin()) await goOn();
      },
      resumeRun: goOn,
      pauseRun() {
        loop += 1;
        set({ playing: false, paused: true });
      },
      toggleBreakpoints(steps) {
        const { breakpoints } = get();
        const others = breakpoints.filter((id) => !steps.includes(id));
        const hadAll = others.length === breakpoints.length - steps.length;
        set({ breakpoints: hadAll ? others : [...others, ...steps] });
      },
      async stepRun() {
        if (!fits(get()) && !(await begin())) return;
        loop += 1;
        set({ playing: false });
        forgetLater(get().run);
        const played = await player?.move(!get().typing);
        set({ paused: played === 'moved' });
        show();
      },
      backRun() {
        const { run, scrubTo } = get();
        if (run !== null) scrubTo(run.moment - 1);
      },
      resetRun() {
        loop += 1;
        player = null;
        set({ run: null, playing: false, paused: false, runError: null });
      },
      scrubTo(moment, entry = null) {
        const { run } = get();
        loop += 1;
        if (run === null) return;
        const last = run.session.moments.length - 1;
        set({
          playing: false,
          paused: true,
          run: { ...run, moment: Math.max(-1, Math.min(moment, last)), entry },
        });
      },
      async chooseOutcome(outcome) {
        forgetLater(get().run);
        const accepted = player?.choose(outcome) ?? false;
        show();
        if (accepted) await goOn();
      },
      async pressButton(button, form) {
        forgetLater(get().run);
        const accepted = player?.press(button, form) ?? false;
        show();
        if (accepted) await goOn();
        return accepted;
      },
    };
  };

/** Whether Run goes on with the run that was paused, from the moment shown: it is not over, and it fits. */
export function goesOn(state: EditorState): boolean {
  const { paused, run } = state;
  return paused && run !== null && !isOver(run.session.state) && fits(state);
}

/** Whether a run is of the flow as it is now and of the scenario chosen now; another one is not gone on with. */
function fits(state: EditorState): boolean {
  const { run, flow } = state;
  return run !== null && run.scenario === chosenScenario(state) && runsAlike(run.flow, flow);
}

function chosenScenario({ flow, scenarioName }: EditorState): Scenario {
  return flow.scenarios?.find(({ name }) => name === scenarioName) ?? FREE_RUN;
}

/** Of a run in which a person types everything. */
const FREE_RUN: Scenario = { name: 'Free run' };

/** About to enter one of these steps; a flow that was entered has steps of its own. */
function isAt({ status, step, extra }: RunState, breakpoints: readonly string[]): boolean {
  return (
    status === 'running' && extra.stack.length === 0 && step !== null && breakpoints.includes(step)
  );
}

/** A run that goes on from an earlier moment forgets the later ones. */
function forgetLater(run: ShownRun | null): void {
  if (run !== null && run.moment < run.session.moments.length - 1) run.session.rewind(run.moment);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The state at the moment a run shows; as before its start while there is none. */
export function stateShown(run: ShownRun | null): RunState {
  return run?.session.moments[run.moment]?.state ?? READY;
}

/** The state and the trace at the moment a run shows; what {@link summarise} of the hosts takes. */
export function momentOf(run: ShownRun): RunMoment {
  const { session, moment } = run;
  return {
    env: session.env,
    state: stateShown(run),
    trace: traceAt(session, session.moments[moment]?.traced ?? 0),
  };
}

function traceAt(session: RunSession, length: number): TraceEntry[] {
  return length === session.trace.length ? session.trace : session.trace.slice(0, length);
}
