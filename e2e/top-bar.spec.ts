import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';

test('nothing in the top bar lies over anything else, however wide the window is', async ({
  page,
  flowmint,
}) => {
  const overlaps: string[] = [];
  const personas = ['New user', 'IdP down', 'Code', 'Wrong code, then back to the password'];
  for (const persona of personas) {
    if (persona === 'Code') await flowmint.openTemplate('Password or OTP, then Generate JWT');
    await flowmint.chooseScenario(persona);
    for (let width = 640; width <= 1440; width += 20) {
      await page.setViewportSize({ width, height: 900 });
      const found = await overlapsIn(flowmint);
      overlaps.push(...found.map((names) => `${width}, ${persona}: ${names}`));
      const name = await flowmint.flowName.boundingBox();
      if (width >= 1100 && (name?.width ?? 0) < 80)
        overlaps.push(`${width}, ${persona}: the name has no room`);
    }
  }
  expect(overlaps).toEqual([]);
});

/** Which controls of the top bar begin before the one beside them ends. */
async function overlapsIn({ page }: Flowmint): Promise<readonly string[]> {
  const bar = page.getByRole('banner');
  const controls = bar
    .getByRole('button')
    .or(bar.getByRole('textbox'))
    .or(bar.getByRole('combobox'));
  const boxes = await controls.evaluateAll((elements) =>
    elements
      .map((element) => {
        const { left, right } = element.getBoundingClientRect();
        return { name: element.getAttribute('aria-label') ?? element.textContent, left, right };
      })
      .filter(({ left, right }) => right > left)
      .toSorted((a, b) => a.left - b.left),
  );
  return boxes.flatMap(({ name, left }, i) => {
    const before = boxes[i - 1];
    return before !== undefined && left < before.right ? [`${before.name} and ${name}`] : [];
  });
}
