import type { Edge, Flow, Step } from '../../core/document/schema.ts';
import { isJsonObject, own, sameJson, setOwn } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Codec, Reading } from './codec.ts';
import { codecFor } from './codecs.ts';
import type { ExportNote } from './export-descope.ts';
import { blockEdges } from './import-descope.ts';
import { objectIn, textIn, withKey } from './json-place.ts';
import { mappedRows, scriptletFor } from './mapping-scriptlet.ts';
import { blockIdOf, blocksOf, rulesOf, withRules } from './task.ts';
import type { Block, Rule } from './task.ts';
import { MADE_UP_ACTION_IDS } from './tasks/generate-jwt.ts';

/** Writes the tasks of one flow. */
export class FlowWriter {
  readonly #flow: Flow;
  readonly #before: Flow;
  readonly #tasks: JsonObject;
  readonly #reading: Reading;
  readonly #codecs: readonly Codec[];
  readonly #notes: ExportNote[];
  readonly #screens = new Map<string, JsonObject | null>();
  /** Task ids by step. A step that came from a task keeps its id, a new one gets a number. */
  readonly #ids = new Map<string, string>();
  readonly #edges = new Map<string, Edge[]>();
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

  write(): {
    readonly tasks: JsonObject;
    readonly screens: ReadonlyMap<string, JsonObject | null>;
  } {
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
    return { tasks: written, screens: this.#screens };
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
      const rows = mappedRows(step);
      if (rows.length === 0) continue;
      this.#mappers.set(step.id, scriptletFor(String(next), step, rows));
      next += 1;
      this.#notes.push({
        step: step.id,
        message: `"Map response to form" of "${step.name}" is ours: in the export the Scriptlet it stands for comes after it.`,
      });
    }
  }

  #writeStep(step: Step, old: Step | undefined, kept: Block | undefined): Block {
    const config = configOf(step);
    const id = this.#ids.get(step.id) ?? step.id;
    const codec =
      kept !== undefined
        ? codecFor(this.#codecs, kept)
        : this.#codecs.find(({ kind }) => kind === step.kind);
    if (codec === undefined) return this.#unsayable(step, id);
    const begun = kept ?? codec.blank(id, config);
    // What could not be read as its kind was kept as an action: it is written only where somebody changed it.
    const isSame = old !== undefined && sameJson(configOf(old), config);
    const written = isSame ? { block: begun } : codec.write(begun, config, this.#reading);
    let { block } = written;
    if ('screen' in written && written.screen !== undefined) {
      block = this.#keepScreen(step, block, written.screen);
    }
    if (step.kind === 'generate-jwt') this.#noteGenerateJwt(step, block);
    block = this.#writePlace(step, old, block);
    return this.#writeEdges(step, block, kept);
  }

  /** A screen that several tasks show is copied for the one that changed. */
  #keepScreen(
    step: Step,
    block: Block,
    { id, screen }: { readonly id: string; readonly screen: JsonObject },
  ): Block {
    const shared = this.#before.steps.filter(({ id: other, kind }) => {
      if (kind !== 'screen' || other === step.id) return false;
      return textIn(objectIn(this.#tasks, other), 'screenId') === id;
    });
    const isNew = id === '' || !this.#reading.screens.has(id);
    if (!isNew && shared.length === 0) {
      this.#screens.set(id, screen);
      return block;
    }
    const fresh = screenId(`${this.#flow.id} ${step.id}`);
    this.#screens.set(fresh, screen);
    if (!isNew) {
      this.#notes.push({
        step: step.id,
        message: `"${step.name}" shared its screen with another step: it has its own copy now.`,
      });
    }
    return { ...block, task: withKey(block.task, 'screenId', fresh) };
  }

  #noteGenerateJwt(step: Step, { task }: Block): void {
    const action = textIn(task, 'action') ?? '';
    if (!Object.values(MADE_UP_ACTION_IDS).includes(action)) return;
    this.#notes.push({
      step: step.id,
      message: `No public export shows the action id of Generate JWT: "${step.name}" is written as "${action}", which Descope will not know. Name the real id in the settings.`,
    });
  }

  /** Kinds of ours that no task stands for. */
  #unsayable(step: Step, id: string): Block {
    this.#notes.push({
      step: step.id,
      message: `"${step.name}" is of the kind "${step.kind}", which is ours: it is written as the action "x-${step.kind}", which Descope will not know.`,
    });
    const task = {
      action: `x-${step.kind}`,
      arguments: { config: { type: 'inline', value: JSON.stringify(step.config) } },
      id,
      name: step.name,
      next: {},
      type: 'automated',
      view: { x: 0, y: 0 },
    };
    const block = this.#writePlace(step, undefined, { id, task, end: null });
    return this.#writeEdges(step, block, undefined);
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
    const kept = rules.map((rule) => {
      const same = before.find(
        ({ port, to }) =>
          port === rule.port && blockIdOf(to, this.#tasks) === blockIdOf(rule.to, this.#tasks),
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

/** An id of the shape that screens have (`SC2…`), the same for the same text. */
function screenId(text: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let [id, state] = ['SC2', 0x811c9dc5];
  for (let i = 0; id.length < 30; i += 1) {
    for (const char of `${text}${i}`)
      state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
    id += digits.charAt((state >>> 0) % digits.length);
  }
  return id;
}

/** A config of a document is JSON all through. */
function configOf({ config }: Step): JsonObject {
  return isJsonObject(config) ? config : {};
}
