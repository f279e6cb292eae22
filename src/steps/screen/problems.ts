import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem } from '../../core/kind/definition.ts';
import { screen } from './definition.ts';
import type { ScreenConfig } from './config.ts';
import { exitsOf, keyOf } from './inputs.ts';

export const checker = defineChecker(screen, problemsOfScreen);

/** Inputs that write nowhere, and a screen nobody can leave although it is not finished. */
function problemsOfScreen({ components }: ScreenConfig): readonly ConfigProblem[] {
  const problems = components.flatMap((component, i): readonly ConfigProblem[] => {
    if (component.type !== 'input' || keyOf(component) !== null) return [];
    const key = (component.contextKey ?? '').trim();
    const input = component.label === '' ? `input ${i + 1}` : `the input "${component.label}"`;
    const at = ['components', i, 'contextKey'];
    return [
      key === ''
        ? {
            code: 'blank-context-key',
            severity: 'error',
            at,
            message: `${input} has no Context Key, so what is typed in is lost: say what it writes, such as ssn for form.ssn.`,
          }
        : {
            code: 'bad-context-key',
            severity: 'error',
            at,
            message: `${input} has the Context Key "${key}", which no dynamic value can name: use letters, digits and _, such as ssn for form.ssn.`,
          },
    ];
  });
  return [...problems, ...checkButtons(components), ...checkPresence(components)];
}

/** An import says of a screen that its file does not hold by a text that stands for it. */
function checkPresence(components: ScreenConfig['components']): readonly ConfigProblem[] {
  const at = components.findIndex(
    (component) => component.type === 'text' && component['implied'] === true,
  );
  if (at < 0) return [];
  const message =
    'the screen is not part of the file this came from, so only what its task names is shown: import the whole export, or draw the screen here.';
  return [{ code: 'missing-screen', severity: 'warning', at: ['components', at], message }];
}

/**
 * A message without a button is where a flow may well stop ("You can close this window": facts/descope.md §1.2). One
 * that asks for something, or shows nothing, is not finished.
 */
function checkButtons(components: ScreenConfig['components']): readonly ConfigProblem[] {
  const has = (type: string): boolean => components.some((component) => component.type === type);
  if (exitsOf({ components }).length > 0 || (components.length > 0 && !has('input'))) return [];
  const message = has('input')
    ? 'the screen has no button, so what is typed in can’t be sent and the run waits for ever: add one.'
    : 'the screen shows nothing and has no button, so the run waits for ever: give it a button.';
  return [{ code: 'screen-without-button', severity: 'warning', at: ['components'], message }];
}
