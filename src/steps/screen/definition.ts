import { defineStep } from '../../core/kind/definition.ts';
import { pathsOf } from '../../core/values/paths-of.ts';
import { exitsOf, inputsOf, keyOf, prefillOf } from './inputs.ts';
import type { ScreenComponent, ScreenConfig } from './config.ts';

export const screen = defineStep({
  kind: 'screen',
  version: 1,
  title: 'Screen',
  group: 'Screens',
  icon: 'app-window',
  tone: 'screen',
  help: {
    text: 'Shows a page to the end user and waits for a button. Inputs begin with what form.* holds already, and what is typed lands there; every button is a port, and so are a code that submits itself and a polling loader.',
    source: 'Descope docs, "Screens"',
    assumptions: ['unresolved-value'],
  },
  palette: [
    {
      title: 'Screen',
      synonyms: ['page', 'form', 'login', 'input', 'button', 'view'],
      defaults: {
        components: [
          { type: 'text', text: 'Welcome', variant: 'title' },
          { type: 'input', input: 'email', label: 'Email', required: true },
          { type: 'error-message' },
          { type: 'button', id: 'submit', label: 'Continue', variant: 'primary' },
        ],
      },
    },
  ],
  errors: [],
  ports: (config) =>
    exitsOf(config).map(({ id, label }) => ({ id, label, role: 'button' as const })),
  summary(config: ScreenConfig) {
    const inputs = inputsOf(config).map((input) => input.label || keyOf(input) || 'an input');
    return inputs.length === 0 ? 'shows a message' : `asks for ${inputs.join(', ')}`;
  },
  reads: (config) => pathsOf(config.components.flatMap(textsIn)),
  readsIfSet: (config) => inputsOf(config).flatMap((input) => prefillOf(input) ?? []),
  writes: (config) =>
    inputsOf(config).flatMap((input) => {
      const key = keyOf(input);
      return key === null
        ? []
        : [
            {
              path: key,
              certainty: input.required === true ? ('must' as const) : ('may' as const),
            },
          ];
    }),
  refines: (config) =>
    inputsOf(config).flatMap((input) => {
      const key = keyOf(input);
      return key !== null && input.required === true ? [key] : [];
    }),
});

/** The texts of a component that may hold dynamic values. */
function textsIn(component: ScreenComponent): readonly string[] {
  switch (component.type) {
    case 'text':
      return [component.text];
    case 'divider':
      return [component.text ?? ''];
    case 'link':
      return [component.text, component.href ?? ''];
    case 'input':
    case 'button':
      return [component.label];
    case 'error-message':
    case 'image':
    case 'polling':
      return [];
  }
}
