import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';
import { longestGap, watchGaps } from './longest-gap.ts';

// Patterns, jq programs and payloads are evaluated where the page draws. Each of these ends by what it is counted to do,
// and meanwhile the page takes what is typed. scriptlet.spec.ts does the same for scripts.

/** Generous, since machines are shared: what freezes the page for seconds is past it. */
const MOST_MS = 3_000;

type Step = readonly [kind: string, config: object];

/** A Condition with so many branches of a rule each. */
const rules = (count: number, rule: (i: number) => object): Step => [
  'condition',
  { branches: Array.from({ length: count }, (_, i) => branch(i, rule(i))) },
];
const branch = (i: number, rule: object) => ({ id: `b${i}`, name: `Branch ${i}`, rules: [rule] });

const text = 'ab'.repeat(6_000);
const matches = (i: number) => ({
  key: 'form.text',
  operator: 'matches',
  value: `[ab]*a[ab]{500}[c-f]${i}`,
});
const endless = (i: number) => ({ key: `jq:[limit(1e9; repeat(${i}))]`, operator: 'not-empty' });
const deep = { key: 'jq:def f: [f]; f', operator: 'not-empty' };
const http = (config: object = {}): Step => [
  'http-connector',
  { connector: 'idp', method: 'POST', endpoint: '/x', ...config },
];
const doubled = '{{user.customAttributes.a}}{{user.customAttributes.a}}x';
const doubling: Step = [
  'update-user',
  { attributes: [{ key: 'customAttributes.a', type: 'string', value: doubled }] },
];
const signIn: Step = ['generate-jwt', { variant: 'sign-up-or-in' }];

const WORK =
  'The patterns, jq programs and values of this step take more work than one step may do.';
const SIZE = 'A value grew past what a run may hold.';

interface Case {
  readonly what: string;
  /** One after the other. */
  readonly steps: readonly Step[];
  /** Which step the last one leads back to. */
  readonly back?: number;
  readonly error: string;
}

const CASES: readonly Case[] = [
  {
    what: 'patterns with every state alive at every character',
    steps: [...Array<Step>(40).fill(rules(1, matches)), rules(50, matches)],
    error: WORK,
  },
  {
    what: 'jq programs without an end',
    steps: [...Array<Step>(60).fill(rules(1, endless)), rules(50, endless)],
    error: WORK,
  },
  {
    what: 'an answer of a million characters, again and again',
    steps: [http({ formMapping: [{ key: 'form.answer', value: 'connectors.httpResult' }] })],
    back: 0,
    error: SIZE,
  },
  { what: 'a text that doubles', steps: [signIn, doubling], back: 1, error: SIZE },
  {
    what: 'a circle without an End',
    steps: [rules(1, () => ({ key: 'form.email', operator: 'empty' }))],
    back: 0,
    error: 'The run took 10000 steps without reaching an End.',
  },
];

for (const { what, steps, back, error } of CASES) {
  test(`the page takes what is typed while it runs ${what}`, async ({ flowmint, page }) => {
    await openHostile(flowmint, steps, back);
    await watchGaps(page);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.keyboard.press('ControlOrMeta+k');
    const search = flowmint.dialog('Commands').getByRole('combobox');
    await search.pressSequentially('custom claims');
    await expect(search).toHaveValue('custom claims');
    await page.keyboard.press('Escape');

    expect(await flowmint.settled()).toBe('failed');
    expect((await flowmint.timeline()).at(-1)?.why).toContain(error);
    for (const tab of ['HTTP', 'Users', 'Token', 'Screen', 'Step'] as const) {
      await flowmint.openTab(tab);
    }
    const gap = await longestGap(page);
    test.info().annotations.push({ type: 'longest gap', description: `${Math.round(gap)} ms` });
    expect(gap).toBeLessThan(MOST_MS);
  });
}

test('what is given up is named where it stands: in the problems and in the timeline', async ({
  flowmint,
}) => {
  const lookahead = { key: 'form.text', operator: 'matches', value: '(?=a)b' };
  await openHostile(flowmint, [
    ['condition', { branches: [lookahead, endless(0), deep].map((rule, i) => branch(i, rule)) }],
    ['end', {}],
  ]);
  expect(await flowmint.problems()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('it looks ahead, (?=…), which takes more than linear time'),
    ]),
  );

  expect(await flowmint.run()).toBe('completed');
  await flowmint.timelineRows().nth(1).click();
  const details = flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' });
  await expect(details).toContainText('it looks ahead, (?=…), which takes more than linear time');
  await expect(details).toContainText(
    'repeat(0))]: the jq program takes too many steps or makes too much data.',
  );
  await expect(details).toContainText('the jq program or its data is nested too deeply.');
});

/** Opens a flow of these steps in a row, every port leading on, with the one scenario that it runs. */
async function openHostile(
  flowmint: Flowmint,
  steps: readonly Step[],
  back?: number,
): Promise<void> {
  const next = (i: number) => (i + 1 < steps.length ? i + 1 : back);
  const flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'hostile',
    name: 'Hostile',
    start: 's0',
    steps: steps.map(([kind, config], i) => ({ id: `s${i}`, kind, name: `Step ${i}`, config })),
    edges: steps.flatMap(([kind], i) =>
      next(i) === undefined
        ? []
        : [{ from: `s${i}`, port: kind === 'condition' ? 'ELSE' : 'success', to: `s${next(i)}` }],
    ),
    connectors: [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com' }],
    scenarios: [
      {
        name: 'Hostile',
        request: { form: { email: 'ann@example.com', text } },
        mocks: [{ method: 'POST', path: '/x', status: 200, json: { big: 'x'.repeat(990_000) } }],
      },
    ],
  };
  await flowmint.openFile({ name: 'hostile.json', text: JSON.stringify(flow) });
  await expect(flowmint.flowName).toHaveValue('Hostile');
  await flowmint.ready();
  await flowmint.chooseScenario('Hostile');
}
