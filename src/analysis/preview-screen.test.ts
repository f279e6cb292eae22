import { expect, test } from 'vitest';
import { registry } from '../steps/registry.ts';
import { previewScreen } from './preview-screen.ts';
import { draw, end, generateJwt, http, screen } from './testing/draw.ts';

const flow = draw({
  steps: { hello: screen('email!', 'go'), jwt: generateJwt(), ask: http(), done: end() },
  edges: ['hello.go > jwt', 'jwt.success > ask', 'ask.success > done'],
});

function shown(id: string, config?: object) {
  const step = flow.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`expected ${id}`);
  return previewScreen(
    flow,
    config === undefined ? step : { ...step, config: { ...config } },
    registry,
  );
}

test('a screen is shown as it is drawn, without a run', () => {
  expect(shown('hello')?.components.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['input', 'button']),
  );
});

test('dynamic values stand there by their paths', () => {
  const text = 'Hello {{form.fullName}}, "{{ user.email }}"';
  const view = shown('hello', { components: [{ type: 'text', text }] });
  expect(view?.components).toMatchObject([{ text: 'Hello ‹form.fullName›, "‹user.email›"' }]);
});

test.each(['jwt', 'ask', 'done'])('%s shows nothing', (id) => {
  expect(shown(id)).toBeNull();
});

test('a screen that cannot be read shows nothing', () => {
  expect(shown('hello', { components: 7 })).toBeNull();
});
