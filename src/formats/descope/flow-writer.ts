import type { Edge, Flow, Step } from '../../core/document/schema.ts';
import { isJsonObject, own, sameJson, setOwn } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Codec, Reading, Written } from './codec.ts';
import { codecFor } from './codecs.ts';
import type { ExportNote } from './export-descope.ts';
import { blockEdges } from './import-descope.ts';
import { objectIn, textIn, withKey } from './json-place.ts';
import { mappedRows, scriptletFor } from './mapping-scriptlet.ts';
import { blockIdOf, blocksOf, rulesOf, withRules } from './task.ts';
import type { Block, Rule } from './task.ts';
import { oursCodec } from './tasks/ours.ts';
import { screenIdFor } from './screen/screen-id.ts';

/** What of a flow's parts came out otherwise than they were. */
export interface WrittenFlow {
  readonly tasks: JsonObject;
  readonly startTask: string;
  /** Screens by id; null: gone. */
  readonly screens: ReadonlyMap<string, JsonObject | null>;
  /** Texts of files by placeholder. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Writes the tasks of one flow. */
export class FlowWriter {
  readonly #flow: Flow;
  readonly #before: Flow;
  readonly #tasks: JsonObject;
  readonly #reading: Reading;
  readonly #codecs: readonly Codec[];
  readonly #notes: ExportNote[];
  readonly #screens = new Map<string, JsonObject | null>();
  readonly #assets = new Map<string, string>();
  /** Task ids by step. A step that came from a task keeps its id, a new one gets a number. */
  readonly #ids = new Map<string, string>();
  readonly #edges = new Map<string, Edge[]>();
  #timesShown: ReadonlyMap<string, number> | undefined;
  /** For a step whose answer is mapped to the form: the task that does it. */
  readonly #mappers = new Map<string, Block>();

  constructor(
    flow: Flow,
    before: Flow,
    tasks: JsonObject,
    reading: Reading,
    codecs: readonly Codec[],
    notes: ExportNote[],
  ) {
    this.#flow = flow;
    this.#before = before;
    this.#tasks = tasks;
    this.#reading = reading;
    this.#codecs = codecs;
    this.#notes = notes;
    for (const edge of flow.edges) {
      const same = this.#edges.get(edge.from);
      if (same === undefined) this.#edges.set(edge.from, [edge]);
      else same.push(edge);
    }
  }

  write(): WrittenFlow {
    const blocks = new Map(blocksOf(this.#tasks).map((block) => [block.id, block]));
    const was = new Map(this.#before.steps.map((step) => [step.id, step]));
    const now = new Map(this.#flow.steps.map((step) => [step.id, step]));
    this.#nameTasks(was);
    const tasks = new Map(Object.entries(this.#tasks));
    for (const step of this.#before.steps) {
      if (now.get(step.id)?.kind !== step.kind) {
        tasks.delete(step.id);
        tasks.delete(`${step.id}.end`);
      }
    }
    for (const step of this.#flow.steps) {
      const old = was.get(step.id);
      const block = blocks.get(step.id);
      const kept = old !== undefined && old.kind === step.kind ? block : undefined;
      const { id, task, end } = this.#writeStep(step, kept === undefined ? undefined : old, kept);
      tasks.set(id, task);
      if (end !== null) tasks.set(`${id}.end`, end);
      const mapper = this.#mappers.get(step.id);
      if (mapper !== undefined) tasks.set(mapper.id, mapper.task);
    }
    tasks.set('start', this.#writeStart(objectIn(this.#tasks, 'start')));
    const written: { [id: string]: Json } = {};
    for (const [id, task] of tasks) setOwn(written, id, task);
    if (own(this.#tasks, 'start') === undefined && this.#flow.start === this.#before.start) {
      delete written['start'];
    }
    this.#dropScreens(written);
    const { start } = this.#flow;
    return {
      tasks: written,
      startTask: start === null ? '' : (this.#ids.get(start) ?? start),
      screens: this.#screens,
      assets: this.#assets,
    };
  }

  #nameTasks(was: ReadonlyMap<string, Step>): void {
    const taken = new Set(Object.keys(this.#tasks).map((id) => id.replace(/\.end$/, '')));
    let next = 1 + Math.max(-1, ...[...taken].map(Number).filter(Number.isInteger));
    for (const { id } of this.#flow.steps) {
      if (was.has(id)) this.#ids.set(id, id);
      else {
        this.#ids.set(id, String(next));
        next += 1;
      }
    }
    for (const step of this.#flow.steps) {
      const rows = mappedRows(step, this.#codecOf(step.kind));
      if (rows.length === 0) continue;
      this.#mappers.set(step.id, scriptletFor(String(next), step, rows));
      next += 1;
      this.#notes.push({
        step: step.id,
        message: `"Map response to form" of "${step.name}" is ours: in the export the Scriptlet it stands for comes after it.`,
      });
    }
  }

  #codecOf(kind: string): Codec | undefined {
    return this.#codecs.find((codec) => codec.kind === kind);
  }

  /** How many screens of the original each id is shown by. */
  #shown(): ReadonlyMap<string, number> {
    if (this.#timesShown !== undefined) return this.#timesShown;
    const times = new Map<string, number>();
    for (const task of Object.values(this.#tasks)) {
      const id = textIn(task, 'type') === 'screen' ? textIn(task, 'screenId') : undefined;
      if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
    }
    this.#timesShown = times;
    return times;
  }

  #writeStep(step: Step, old: Step | undefined, kept: Block | undefined): Block {
    const config = configOf(step);
    const id = this.#ids.get(step.id) ?? step.id;
    const codec =
      kept === undefined
        ? (this.#codecOf(step.kind) ?? oursCodec(step.kind))
        : codecFor(this.#codecs, kept);
    // Edges first: what some codecs read depends on them.
    const begun = this.#writeEdges(step, kept ?? codec.blank(id, config), kept);
    // What could not be read as its kind was kept as an action: it is written only where somebody changed it.
    const isSame = begun === kept && old !== undefined && sameJson(configOf(old), config);
    const written: Written =
      isSame && codec.always !== true
        ? { block: begun }
        : codec.write(begun, config, this.#reading);
    let { block } = written;
    if (written.screen !== undefined) block = this.#keepScreen(step, block, written.screen);
    for (const [placeholder, text] of written.assets ?? []) this.#assets.set(placeholder, text);
    for (const message of codec.notesOn?.(step, block, this.#reading) ?? []) {
      this.#notes.push({ step: step.id, message });
    }
    return this.#writePlace(step, old, block);
  }

  /** A screen that several tasks show is copied for the one that changed. */
  #keepScreen(
    step: Step,
    block: Block,
    { id, screen }: { readonly id: string; readonly screen: JsonObject },
  ): Block {
    const isNew = id === '' || !this.#reading.screens.has(id);
    if (!isNew && this.#shown().get(id) === 1) {
      this.#screens.set(id, screen);
      return block;
    }
    const fresh = screenIdFor(`${this.#flow.id} ${step.id}`);
    this.#screens.set(fresh, screen);
    if (!isNew) {
      this.#notes.push({
        step: step.id,
        message: `"${step.name}" shared its screen with another step: it has its own copy now.`,
      });
    }
    return { ...block, task: withKey(block.task, 'screenId', fresh) };
  }

  /** Name and position; both halves of a block have them. */
  #writePlace(step: Step, old: Step | undefined, block: Block): Block {
    const before = this.#before.layout?.[step.id];
    const now = this.#flow.layout?.[step.id];
    const change = (task: JsonObject): JsonObject => {
      let next = task;
      if (old === undefined || old.name !== step.name) next = withKey(next, 'name', step.name);
      if (now !== undefined && (old === undefined || now.x !== before?.x || now.y !== before.y)) {
        next = withKey(
          next,
          'view',
          withKey(withKey(objectIn(next, 'view'), 'x', now.x), 'y', now.y),
        );
      }
      return next;
    };
    return {
      ...block,
      task: change(block.task),
      end: block.end === null ? null : change(block.end),
    };
  }

  /** Edges that are as importing gave them are left alone, rule by rule. */
  #writeEdges(step: Step, block: Block, kept: Block | undefined): Block {
    const wanted = this.#edges.get(step.id) ?? [];
    const before = kept === undefined ? [] : blockEdges(kept, this.#tasks);
    const mapper = this.#mappers.get(step.id);
    const asKeys = (edges: readonly { port: string; to: string }[]): Json =>
      edges.map(({ port, to }) => [port, to]);
    if (mapper === undefined && kept !== undefined && sameJson(asKeys(before), asKeys(wanted))) {
      return block;
    }
    const rules = wanted.map(({ port, to }) => ({ port, to: this.#ids.get(to) ?? to }));
    if (mapper !== undefined) {
      const [through, others] = [
        rules.filter(({ port }) => port === 'success'),
        rules.filter(({ port }) => port !== 'success'),
      ];
      this.#mappers.set(step.id, { ...mapper, task: withRules(mapper.task, through) });
      return this.#withRules(block, [...others, { port: 'success', to: mapper.id }]);
    }
    return this.#withRules(block, rules);
  }

  #withRules(block: Block, rules: readonly { port: string; to: string }[]): Block {
    const { id, task, end } = block;
    if (end === null) return { ...block, task: this.#withTaskRules(task, rules) };
    const inner: Rule = { port: 'success', to: `${id}.end` };
    const first = rules
      .filter(({ port }) => port === 'sent' || this.#isOf(task, port))
      .map((rule) => (rule.port === 'sent' ? { ...rule, port: 'success' } : rule));
    const second = rules.filter(({ port }) => port !== 'sent' && !this.#isOf(task, port));
    return {
      ...block,
      task: this.#withTaskRules(task, [...first, inner]),
      end: this.#withTaskRules(end, second),
    };
  }

  /** Whether an error leaves from the first half: there it did before. */
  #isOf(task: JsonObject, port: string): boolean {
    return port !== 'success' && rulesOf(task).some((rule) => rule.port === port);
  }

  /** A rule that leads to the same block as before keeps the half it led to. */
  #withTaskRules(task: JsonObject, rules: readonly Rule[]): JsonObject {
    const before = rulesOf(task);
    const second = `${textIn(task, 'id')}.end`;
    const kept = rules.map((rule) => {
      const same = before.find(
        ({ port, to }) =>
          port === rule.port &&
          // The way to the second half is none back to the block.
          (to === second) === (rule.to === second) &&
          blockIdOf(to, this.#tasks) === blockIdOf(rule.to, this.#tasks),
      );
      return same ?? rule;
    });
    const order = (rule: Rule): number => {
      const at = before.findIndex(({ port, to }) => port === rule.port && to === rule.to);
      const byPort = before.findIndex(({ port }) => port === rule.port);
      return at >= 0 ? at : byPort >= 0 ? byPort : before.length;
    };
    return withRules(
      task,
      kept
        .map((rule, i) => ({ rule, i }))
        .sort((a, b) => order(a.rule) - order(b.rule) || a.i - b.i)
        .map(({ rule }) => rule),
    );
  }

  #writeStart(task: JsonObject): JsonObject {
    const { start } = this.#flow;
    if (start === this.#before.start) return task;
    const [first] = rulesOf(task);
    const rules = start === null ? [] : [{ port: first?.port, to: this.#ids.get(start) ?? start }];
    return withRules(task, rules);
  }

  /** Screens that only removed steps showed go with them. */
  #dropScreens(tasks: JsonObject): void {
    const shown = (all: JsonObject): ReadonlySet<string> =>
      new Set(Object.values(all).flatMap((task) => textIn(task, 'screenId') ?? []));
    const now = shown(tasks);
    for (const id of shown(this.#tasks)) {
      if (!now.has(id) && this.#reading.screens.has(id)) this.#screens.set(id, null);
    }
  }
}

/** A config of a document is JSON all through. */
function configOf({ config }: Step): JsonObject {
  return isJsonObject(config) ? config : {};
}
