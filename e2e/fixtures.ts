/*
 * The driver: everything a person does on the page, by role and name. One file with no imports of its own, so that it
 * can be copied beside your own Playwright tests. No CSS selectors, no sleeps: every method waits for what it names.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** A token as the Token panel shows it, decoded here from its raw text. */
export interface Token {
  readonly raw: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The page found its signature right against the JWKS of the key that signed it. */
  readonly verified: boolean;
}

/** A row of the Timeline. */
export interface TimelineRow {
  readonly status: 'done' | 'error' | 'waits' | 'note';
  /** The step's name; null for the beginning and the end of the run. */
  readonly step: string | null;
  /** The port it left by. */
  readonly port: string | null;
  readonly why: string;
}

/** A row of a table, by its headings. */
export type TableRow = Readonly<Record<string, string>>;

/** How a run stands: `none` before the first one, `stopped` between two moves. */
export type RunOutcome = 'completed' | 'failed' | 'waiting' | 'stopped' | 'none';

export type Speed = '0.5×' | '1×' | '2×' | 'Instant';
export type SideTab = 'Step' | 'Screen' | 'Token';
export type BottomTab = 'Timeline' | 'Users' | 'HTTP' | 'Scenarios' | 'Problems';

/** The flow editor in a page. */
export class Flowmint {
  readonly page: Page;
  /** Where the flow is drawn. */
  readonly canvas: Locator;
  readonly palette: Locator;
  /** Step, Screen and Token. */
  readonly side: Locator;
  /** Timeline, Users, HTTP, Scenarios and Problems. */
  readonly bottom: Locator;
  readonly flowName: Locator;
  /** The form of the selected step. */
  readonly settings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('application');
    this.palette = page.getByRole('complementary', { name: 'Palette' });
    this.side = page.getByRole('complementary', { name: 'Details' });
    this.bottom = page.getByRole('region', { name: 'Run and world' });
    this.flowName = page.getByRole('textbox', { name: 'Flow name' });
    this.settings = page.getByRole('region', { name: 'Settings' });
  }

  /** Opens the page and waits until the flow can be worked with. */
  async open(path = './'): Promise<void> {
    await this.page.goto(path);
    await this.ready();
  }

  /** Waits until the canvas has drawn its steps and takes clicks and drags. */
  async ready(): Promise<void> {
    await expect(this.canvas).toHaveAttribute('data-ready', 'true');
  }

  /** Begins with a copy of a template of the gallery. */
  async openTemplate(name: string): Promise<void> {
    const gallery = await this.openGallery();
    const templates = gallery.getByRole('region', { name: 'Templates' });
    await templates.getByRole('button', { name: beginningWith(name) }).click();
    await expect(this.flowName).toHaveValue(name);
    await this.ready();
  }

  /** Begins with an empty canvas. */
  async newFlow(): Promise<void> {
    const gallery = await this.openGallery();
    await gallery.getByRole('button', { name: 'New flow' }).click();
    await expect(this.page.getByRole('button', { name: 'Add first step' })).toBeVisible();
    await this.ready();
  }

  /** Opens the dialog with the flows of the workspace and the templates. */
  async openGallery(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Flows', exact: true }).click();
    const gallery = this.page.getByRole('dialog', { name: 'Flows' });
    await expect(
      gallery.getByRole('region', { name: 'Templates' }).getByRole('button'),
    ).not.toHaveCount(0);
    return gallery;
  }

  /** Drops a file on the page: a path on this machine, or a name and a text. */
  async openFile(file: string | { readonly name: string; readonly text: string }): Promise<void> {
    const dropped =
      typeof file === 'string'
        ? { name: basename(file), text: await readFile(file, 'utf8') }
        : file;
    const dataTransfer = await this.page.evaluateHandle(({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: 'application/json' }));
      return transfer;
    }, dropped);
    await this.page.getByRole('main').dispatchEvent('drop', { dataTransfer });
  }

  /** The flow's document, as saving it as a file writes it. */
  async document(): Promise<string> {
    // Without the dialog for saving, which no driver can answer, the browser downloads.
    await this.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const download = this.page.waitForEvent('download');
    await this.page.keyboard.press('ControlOrMeta+s');
    return readFile(await (await download).path(), 'utf8');
  }

  /** The card of a step. */
  card(step: string): Locator {
    return this.canvas.getByRole('group', { name: beginningWith(`${step}, `) });
  }

  /** A way out of a step; its name says where it leads. */
  port(step: string, label: string): Locator {
    return this.canvas.getByRole('button', { name: beginningWith(`Port ${label} of ${step}, `) });
  }

  /** The names of all steps on the canvas, in the order of the document. */
  async steps(): Promise<readonly string[]> {
    const cards = await this.canvas.getByRole('group').all();
    const names = await Promise.all(cards.map((card) => card.getAttribute('aria-label')));
    return names.map((name) => name?.split(', ')[0] ?? '');
  }

  /**
   * Adds a step by the palette.
   *
   * @param title as the palette has it, such as `Generate JWT / Sign In with 3rd Party IdP`
   * @param options.after the step whose first free port, or else its way of success, is to lead to the new one
   * @returns the new step's name
   */
  async addStep(title: string, options: { readonly after?: string } = {}): Promise<string> {
    if (options.after === undefined) await this.deselect();
    else await this.selectStep(options.after);
    await this.openPalette();
    await this.palette.getByRole('button', { name: `Add ${title}`, exact: true }).click();
    return this.selectedStep();
  }

  /** Drags a step from the palette onto the canvas, to a place in pixels from the canvas's left upper corner. */
  async dragStep(title: string, to: { readonly x: number; readonly y: number }): Promise<string> {
    await this.openPalette();
    await this.palette
      .getByRole('button', { name: `Add ${title}`, exact: true })
      .dragTo(this.canvas, { targetPosition: to });
    return this.selectedStep();
  }

  async openPalette(): Promise<void> {
    await this.showPanel(this.palette, 'Palette');
  }

  /** Fits the flow into the canvas if one of its parts is not to be seen: the mouse reaches no others. */
  async bringIntoSight(...parts: readonly Locator[]): Promise<void> {
    const area = await boxOf(this.canvas);
    const boxes = await Promise.all(parts.map(boxOf));
    if (boxes.every((box) => isWithin(box, area))) return;
    await this.canvas.getByRole('button', { name: 'Fit the flow' }).click();
    await expect
      .poll(async () => isWithin(await boxOf(this.canvas.getByRole('group').first()), area))
      .toBe(true);
    for (const part of parts) await part.hover({ trial: true, force: true });
  }

  /** Waits until something stands still: what is done by force, or measured, does not wait for the view to come to rest. */
  async atRest(part: Locator): Promise<void> {
    await expect(async () => {
      const before = await boxOf(part);
      await this.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await boxOf(part)).toEqual(before);
    }).toPass();
  }

  /** Selects a step and shows its settings. */
  async selectStep(step: string): Promise<void> {
    await this.bringIntoSight(this.card(step));
    // Its name, not its middle: that may be a port.
    await this.card(step).getByText(step, { exact: true }).click();
    await this.openTab('Step');
    await expect(this.side.getByRole('textbox', { name: 'Step name' })).toHaveValue(step);
  }

  /** The name of the one selected step. */
  async selectedStep(): Promise<string> {
    await this.openTab('Step');
    return this.side.getByRole('textbox', { name: 'Step name' }).inputValue();
  }

  async deselect(): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press('Escape');
  }

  /** Drags a step's card to a place in pixels from the canvas's left upper corner. */
  async moveStep(step: string, to: { readonly x: number; readonly y: number }): Promise<void> {
    await this.bringIntoSight(this.card(step));
    await this.card(step)
      .getByText(step, { exact: true })
      .dragTo(this.canvas, { targetPosition: to, steps: 8 });
  }

  /** Leads a port to a step, by the list that the port opens. */
  async connect(from: string, portLabel: string, to: string): Promise<void> {
    await this.port(from, portLabel).press('Enter');
    await this.choose(to);
    await expect(this.port(from, portLabel)).toHaveAccessibleName(
      `Port ${portLabel} of ${from}, leads to ${to}`,
    );
  }

  /** Leads a port to a step, by drawing an edge with the mouse. */
  async drawEdge(from: string, portLabel: string, to: string): Promise<void> {
    await this.bringIntoSight(this.port(from, portLabel), this.card(to));
    await this.atRest(this.card(to));
    // By force: from afar the ports of a card are one thing to press, which stands for the nearest.
    await this.port(from, portLabel).dragTo(this.card(to), { steps: 8, force: true });
    await expect(this.port(from, portLabel)).toHaveAccessibleName(
      `Port ${portLabel} of ${from}, leads to ${to}`,
    );
  }

  /** Takes away the edge that leaves by a port. */
  async disconnect(from: string, portLabel: string): Promise<void> {
    await this.port(from, portLabel).press('Delete');
    await expect(this.port(from, portLabel)).toHaveAccessibleName(
      `Port ${portLabel} of ${from}, leads to nothing`,
    );
  }

  /** An edge; its name says which port it leaves and where it leads. */
  edge(from: string, to: string): Locator {
    return this.canvas.getByRole('img', { name: endingWith(` of ${from} leads to ${to}`) });
  }

  /** Selects an edge, a straight one, by a press beside its middle: there the "+" lies. */
  async selectEdge(from: string, to: string): Promise<void> {
    await this.bringIntoSight(this.card(from), this.card(to));
    const line = await boxOf(this.edge(from, to));
    await this.page.mouse.click(line.x + line.width * 0.2, line.y + line.height / 2);
  }

  /** Drags the end of an edge, a straight one, to another step. */
  async reconnect(from: string, to: string, elsewhere: string): Promise<void> {
    await this.bringIntoSight(this.card(to), this.card(elsewhere));
    const line = await boxOf(this.edge(from, to));
    const end = await boxOf(this.card(to));
    const card = await boxOf(this.card(elsewhere));
    const { mouse } = this.page;
    // An edge can be taken hold of just before the card it leads to.
    await mouse.move(end.x - end.width * 0.04, line.y + line.height / 2);
    await mouse.down();
    await mouse.move(card.x + card.width / 2, card.y + card.height / 2, { steps: 8 });
    await mouse.up();
  }

  /** Puts a new step on an edge, by the "+" in its middle. */
  async insertOn(from: string, to: string, title: string): Promise<void> {
    const plus = this.canvas.getByRole('button', {
      name: beginningWith(`Insert a step between ${from} and ${to}`),
    });
    await this.bringIntoSight(plus);
    // It shows, and can be pressed, while the pointer is on its edge.
    await plus.hover({ force: true });
    await plus.click();
    await this.choose(title);
  }

  /** Chooses from the list of steps that a port, a "+" or empty canvas opened. */
  async choose(option: string): Promise<void> {
    const list = this.page.getByRole('dialog').filter({ has: this.page.getByRole('combobox') });
    await list.getByRole('combobox').fill(option);
    await list
      .getByRole('option', { name: beginningWith(option) })
      .first()
      .click();
    await expect(list).toBeHidden();
  }

  /**
   * Fills in a field of the selected step's form: text, a choice by its label, or a tick.
   *
   * @param within the name of the list or list item that holds the field, where the label is not the only one
   */
  async setField(label: string, value: string | boolean, within?: string): Promise<void> {
    const part =
      within === undefined
        ? this.settings
        : this.settings
            .getByRole('group', { name: within, exact: true })
            .or(this.settings.getByRole('listitem', { name: within, exact: true }));
    await this.fillIn(part, label, value);
  }

  /** Fills in a field by its label: text, JSON, a choice by its label, or a tick. */
  async fillIn(form: Locator, label: string, value: string | boolean): Promise<void> {
    const field = form.getByLabel(label, { exact: true });
    if (typeof value === 'boolean') {
      await field.setChecked(value);
    } else if (await field.evaluate((control) => control instanceof HTMLSelectElement)) {
      await field.selectOption({ label: value });
    } else {
      if (
        await field.evaluate(
          (control) => control instanceof HTMLElement && control.isContentEditable,
        )
      ) {
        await field.press('ControlOrMeta+a');
        await field.evaluate(paste, value);
      } else await field.fill(value);
      // Not `blur()`: the list item that holds the field may be called otherwise by now.
      await this.page.keyboard.press('Tab');
    }
  }

  /** Adds an item to a list of the selected step's form; `type` where the list has items of several. */
  async addItem(list: string, type?: string): Promise<void> {
    const items = this.settings.getByRole('group', { name: list, exact: true });
    await items.getByRole('button', { name: /^Add / }).last().click();
    if (type !== undefined)
      await this.page.getByRole('menuitem', { name: type, exact: true }).click();
  }

  /** Chooses who comes. */
  async chooseScenario(name: string): Promise<void> {
    const scenarios = this.page.getByRole('group', { name: 'Scenario' });
    const chip = scenarios.getByRole('button', { name, exact: true });
    if ((await chip.count()) === 0) {
      await scenarios.getByRole('button', { name: 'All scenarios' }).click();
      await this.page.getByRole('menuitem', { name, exact: true }).click();
    } else if ((await chip.getAttribute('aria-pressed')) === 'false') {
      await chip.click();
    }
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
  }

  async setSpeed(speed: Speed): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed });
  }

  /** Runs the flow until it is over, paused, or waits for a person. */
  async run(): Promise<RunOutcome> {
    await this.runButton('Run').click();
    return this.settled();
  }

  /** Waits until the run is over, paused, or waits for a person, and says which. */
  async settled(): Promise<RunOutcome> {
    await expect(this.runButton('Run').or(this.runButton('Continue'))).toBeVisible({
      timeout: 20_000,
    });
    return this.outcome();
  }

  /** Goes on with a run that was paused, by a breakpoint or by a person. */
  async continue(): Promise<RunOutcome> {
    await this.runButton('Continue').click();
    return this.settled();
  }

  /** Makes one move. */
  async step(): Promise<void> {
    await this.runButton('Step').click();
  }

  /** Shows the moment before. */
  async back(): Promise<void> {
    await this.runButton('Back').click();
  }

  /** Forgets the run. */
  async reset(): Promise<void> {
    await this.runButton('Reset').click();
  }

  /** How the run stands at its latest moment. */
  async outcome(): Promise<RunOutcome> {
    const last = (await this.timeline()).at(-1);
    if (last === undefined) return 'none';
    if (last.status === 'waits') return 'waiting';
    if (last.step !== null) return 'stopped';
    if (last.why.startsWith('Run completed')) return 'completed';
    return last.why.startsWith('Run failed') ? 'failed' : 'stopped';
  }

  /** "I'll type": screens wait for a person, or the scenario fills them in. */
  async typeMyself(on = true): Promise<void> {
    await this.openTab('Screen');
    await this.side.getByRole('switch', { name: 'I’ll type' }).setChecked(on);
  }

  /**
   * Does what the end user does: fills the screen in by the labels of its inputs and presses a button; then waits
   * until the run is over or waits again.
   */
  async pressOnScreen(
    button: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<RunOutcome> {
    await this.openTab('Screen');
    const screen = this.side.getByRole('tabpanel').getByRole('region');
    for (const [label, value] of Object.entries(values)) {
      await screen.getByLabel(label).fill(value);
    }
    await screen.getByRole('button', { name: button, exact: true }).click();
    return this.settled();
  }

  /** Says how a simulated step turns out, by the label of the outcome; then waits as {@link pressOnScreen} does. */
  async chooseOutcome(label: string): Promise<RunOutcome> {
    await this.openTab('Screen');
    const choice = this.side.getByRole('region', { name: /^How does .* turn out\?$/ });
    await choice.getByRole('button', { name: label, exact: true }).click();
    return this.settled();
  }

  /** What the person would have got by now, the latest first. */
  async messages(): Promise<readonly string[]> {
    await this.openTab('Screen');
    return this.side
      .getByRole('region', { name: 'Messages' })
      .getByRole('listitem')
      .allInnerTexts();
  }

  /** The token of the moment shown, once its signature has been looked at. */
  async token(which: 'Session' | 'Refresh' = 'Session'): Promise<Token> {
    await this.openTab('Token');
    await this.side.getByRole('radio', { name: which }).check();
    const verdict = this.side.getByText(/^(Signature verified|Not valid)$/);
    await expect(verdict).toBeVisible();
    const raw = (await this.side.getByRole('group', { name: 'Raw token' }).innerText()).replaceAll(
      /\s/g,
      '',
    );
    const [header = '', payload = ''] = raw.split('.');
    return {
      raw,
      header: decoded(header),
      claims: decoded(payload),
      verified: (await verdict.innerText()) === 'Signature verified',
    };
  }

  /** A claim of the token shown: its value, its meaning, and a button to the step it comes from. */
  claim(name: string): Locator {
    return this.side.getByRole('listitem', { name, exact: true });
  }

  /** What happened in the run, row by row. */
  async timeline(): Promise<readonly TimelineRow[]> {
    await this.openTab('Timeline');
    return (await this.timelineRows().allInnerTexts()).map(rowOf);
  }

  /** The rows themselves; choosing one shows its moment. */
  timelineRows(): Locator {
    return this.bottom.getByRole('listbox', { name: 'Timeline' }).getByRole('option');
  }

  /** Shows a moment of the run; -1 is before its start. */
  async scrubTo(moment: number): Promise<void> {
    await this.openTab('Timeline');
    await this.bottom.getByRole('slider', { name: 'Moment of the run' }).fill(String(moment));
  }

  /** The table of the Users tab, row by row: what stands under each heading. */
  async users(): Promise<readonly TableRow[]> {
    await this.openTab('Users');
    return this.table(/^Users/);
  }

  /** Whose users (or mocks) a run takes and what a run did to them: one of the two views of the tab. */
  async show(view: 'In this run' | 'Before a run' | 'Requests' | 'Mocks'): Promise<void> {
    await this.bottom.getByRole('radio', { name: view }).check();
  }

  /** A table, row by row: what stands under each heading. */
  async table(name: string | RegExp, within = this.bottom): Promise<readonly TableRow[]> {
    const table = within.getByRole('table', { name });
    const headings = await table.getByRole('columnheader').allInnerTexts();
    const rows = await table
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') })
      .all();
    return Promise.all(
      rows.map(async (row) => {
        const cells = await row.getByRole('cell').allInnerTexts();
        return Object.fromEntries(
          headings.map((heading, i) => [heading, (cells[i] ?? '').replaceAll(/\s*\n\s*/g, ', ')]),
        );
      }),
    );
  }

  /** Chooses from the menu of a row: of a user, a mock (`mock 1, POST /login`), a scenario. */
  async act(row: string, action: string, within = this.bottom): Promise<void> {
    await within.getByRole('button', { name: `Actions for ${row}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** A dialog by its title. */
  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title, exact: true });
  }

  /** Presses a button of a dialog that closes it. */
  async leaveBy(dialog: Locator, button: string): Promise<void> {
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** A message at the edge of the page, such as what was deleted and the way back. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('status').getByRole('group', { name: text });
  }

  /** Chooses from the list of all commands. */
  async command(label: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Commands' }).click();
    const commands = this.dialog('Commands');
    await commands.getByRole('combobox').fill(label);
    await commands
      .getByRole('option', { name: beginningWith(label) })
      .first()
      .click();
  }

  /** Chooses from the menu beside the flow's name: what can be done with the flow as a whole. */
  async flowMenu(item: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Flow menu' }).click();
    await this.page.getByRole('menuitem', { name: beginningWith(item) }).click();
  }

  /** The problems found without running, as the Problems tab words them. */
  async problems(): Promise<readonly string[]> {
    await this.openTab('Problems');
    return this.bottom
      .getByRole('list', { name: 'Problems' })
      .getByRole('listitem')
      .allInnerTexts();
  }

  async undo(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
  }

  async redo(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: /^Redo/ }).click();
  }

  /** Goes by the Tab key until something has the focus, as a person without a mouse does. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 200; presses += 1) {
      await this.page.keyboard.press(key);
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`the Tab key does not lead to ${String(target)}`);
  }

  /** Shows a tab, and the panel it is in. */
  async openTab(tab: SideTab | BottomTab): Promise<void> {
    const isSide = tab === 'Step' || tab === 'Screen' || tab === 'Token';
    const panel = isSide ? this.side : this.bottom;
    await this.showPanel(panel, isSide ? 'Side panel' : 'Bottom panel');
    // A tab may carry a count.
    const button = panel.getByRole('tab', { name: new RegExp(`^${tab}\\b`) });
    // Pressing the one that is shown would only take the focus away from elsewhere.
    if ((await button.getAttribute('aria-selected')) === 'false') await button.click();
    await expect(button).toHaveAttribute('aria-selected', 'true');
    // Panels are loaded when they are first looked at.
    await expect(panel.getByText('Loading…')).toHaveCount(0);
  }

  private runButton(name: string): Locator {
    return this.page
      .getByRole('group', { name: 'Run', exact: true })
      .getByRole('button', { name, exact: true });
  }

  private async showPanel(panel: Locator, toggle: string): Promise<void> {
    const button = this.page.getByRole('banner').getByRole('button', { name: toggle, exact: true });
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
    await expect(panel).toBeVisible();
  }
}

/** Runs in the page: pastes text into a code editor, where Chromium would style the lines that a driver fills in. */
function paste(editor: Element, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  editor.dispatchEvent(event);
}

interface Fixtures {
  /** The editor, open on what a first visit shows, at instant speed. */
  readonly flowmint: Flowmint;
  /**
   * What may not happen in any test: errors in the console, and requests that leave this machine. A test that provokes
   * some takes it out.
   */
  readonly trouble: string[];
}

export const test = base.extend<Fixtures>({
  trouble: [
    async ({ page, baseURL }, use) => {
      const trouble: string[] = [];
      const home = new URL(baseURL ?? '').origin;
      page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
      page.on('console', (message) => {
        // The browser reports a mock's 401 by itself: that is an answer, not an error.
        const isAnswer = message.location().url.startsWith(`${home}/mock/`);
        if (message.type() === 'error' && !isAnswer) trouble.push(`console: ${message.text()}`);
      });
      page.context().on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== home) trouble.push(`left: ${request.url()}`);
      });
      await use(trouble);
      expect(trouble).toEqual([]);
    },
    { auto: true },
  ],
  flowmint: async ({ page }, use) => {
    const flowmint = new Flowmint(page);
    await flowmint.open();
    await flowmint.setSpeed('Instant');
    await use(flowmint);
  },
});

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`nothing is to be seen of ${String(part)}`);
  return box;
}

function isWithin(box: Box, area: Box): boolean {
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  );
}

/** Matches names that begin like this; `getByRole` alone finds the text anywhere in them. */
function beginningWith(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`);
}

function endingWith(text: string): RegExp {
  return new RegExp(`${escaped(text)}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Each part of a row stands on a line of its own: status, step, port, reason. */
function rowOf(text: string): TimelineRow {
  const [status = '', ...rest] = text.split('\n');
  const step = rest.length > 1 ? (rest.shift() ?? null) : null;
  const port = rest[0]?.startsWith('→ ') === true ? (rest.shift() ?? '').slice(2) : null;
  return { status: statusOf(status), step, port, why: rest.join('\n') };
}

function statusOf(word: string): TimelineRow['status'] {
  if (word === 'done' || word === 'error' || word === 'waits' || word === 'note') return word;
  throw new Error(`no such status in the Timeline: ${word}`);
}

function decoded(segment: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString());
  return typeof value === 'object' ? { ...value } : {};
}
