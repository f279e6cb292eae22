import { NONE } from '../../core/engine/lists.ts';
import type { Operation, Outcome, ScreenView, Signal } from '../../core/engine/outcome.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { POLLED } from '../../core/kind/polled.ts';
import { screen } from './definition.ts';
import type { ScreenComponent, ScreenConfig } from './config.ts';
import { exitsOf, inputsOf, keyOf, prefillOf } from './inputs.ts';
import type { ScreenExit, ScreenInput } from './inputs.ts';

export const executor = defineExecutor(screen, { execute: executeScreen, resume: resumeScreen });

/** Shows the screen with its dynamic values filled in. */
function executeScreen(context: StepContext<ScreenConfig>): Outcome<never> {
  const components = context.config.components.map((component) => render(component, context));
  const title = components.find((component) => component['variant'] === 'title')?.['text'];
  const view: ScreenView = { title: typeof title === 'string' ? title : '', components };
  return { type: 'wait', view, why: 'The screen waits for a person.' };
}

/** Takes over what was typed and leaves by the button pressed. */
function resumeScreen(context: StepContext<ScreenConfig>, signal: Signal): Outcome {
  if (signal.type !== 'press') return { type: 'reject', why: 'the screen waits for a button' };
  const button = findExit(context.config, signal.button);
  if (button === undefined) {
    const known = exitsOf(context.config).map(({ label, id }) => `"${label || id}"`);
    const found = known.length === 0 ? 'this screen has none' : `found ${known.join(', ')}`;
    return { type: 'reject', why: `expected a button "${signal.button}", ${found}` };
  }
  return {
    type: 'go',
    port: button.id,
    operations: [...takeForm(context, signal.form), ...notePolling(context, button)],
    why: `"${button.label || button.id}" was pressed.`,
  };
}

/**
 * Whether it was left because what it polls for was done elsewhere, for whoever sent that. `polling` is the id of that
 * interaction in every export, whatever component has it.
 */
function notePolling(context: StepContext<ScreenConfig>, { id }: ScreenExit): readonly Operation[] {
  const { components } = context.config;
  const isPolling =
    id === 'polling' || components.some((one) => one.type === 'polling' && one.id === id);
  if (isPolling === (context.recall(POLLED) === true)) return NONE;
  return [{ type: 'remember', key: POLLED, value: isPolling ? true : undefined }];
}

function render(component: ScreenComponent, context: StepContext<ScreenConfig>): JsonObject {
  switch (component.type) {
    case 'text':
      return {
        type: 'text',
        variant: component.variant ?? 'body',
        text: context.text(component.text),
      };
    case 'input':
      return {
        type: 'input',
        input: component.input,
        key: keyOf(component),
        label: context.text(component.label),
        placeholder: component.placeholder ?? '',
        required: component.required ?? false,
        ...(component.options !== undefined && {
          options: component.options.map(({ value, label }) => ({ value, label: label ?? value })),
        }),
        ...(component.submitPort !== undefined && { submitPort: component.submitPort }),
        ...prefilled(component, context),
      };
    case 'button':
      return {
        type: 'button',
        id: component.id,
        label: context.text(component.label),
        variant: component.variant ?? 'primary',
      };
    case 'error-message':
      return { type: 'error-message' };
    case 'divider':
      return { type: 'divider', text: context.text(component.text ?? '') };
    case 'link':
      return {
        type: 'link',
        text: context.text(component.text),
        href: context.text(component.href ?? ''),
      };
    case 'image':
      return { type: 'image', alt: component.alt };
    case 'polling':
      return { type: 'polling', id: component.id, label: 'Done elsewhere' };
  }
}

/**
 * What stands in an input to begin with: the value of its key, from an earlier screen, a Scriptlet or the app. Source:
 * `@descope/web-component`, which fills inputs from the screen's state.
 */
function prefilled(
  input: ScreenInput,
  context: StepContext<ScreenConfig>,
): { readonly value?: string | number | boolean } {
  const key = prefillOf(input);
  if (key === null) return {};
  const value = context.readIfSet(key);
  const fits = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return fits ? { value } : {};
}

function takeForm(context: StepContext<ScreenConfig>, form: JsonObject): readonly Operation[] {
  const inputs = new Map<string, ScreenInput>();
  for (const input of inputsOf(context.config)) {
    const key = keyOf(input);
    if (key !== null) inputs.set(key, input);
  }
  const operations: Operation[] = [];
  const typed = new Map<string, Json>();
  for (const [name, value] of Object.entries(form)) {
    const path = inputs.has(name) ? name : `form.${name}`;
    if (inputs.has(path)) {
      typed.set(path, value);
      operations.push({ type: 'set', path, value });
    } else {
      context.warn(`"${name}" was sent, but the screen has no such input: left out.`);
    }
  }
  for (const [path, input] of inputs) {
    const value = typed.get(path) ?? '';
    if (input.required === true && value === '') {
      context.warn(
        `"${input.label || path}" is required and was left empty: a client can skip that check.`,
      );
    }
  }
  return operations;
}

/** By id, else by label: scenarios may say either. */
function findExit(config: ScreenConfig, wanted: string): ScreenExit | undefined {
  const exits = exitsOf(config);
  return exits.find(({ id }) => id === wanted) ?? exits.find(({ label }) => label === wanted);
}
