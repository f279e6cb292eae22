import { describe, expect, test } from 'vitest';
import { setConfig } from '../../core/commands/set-step.ts';
import { parseJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { importDescope } from '../../formats/descope/import-descope.ts';
import { keptBetween } from '../../formats/descope/kept/kept-between.ts';
import { exported, fromConsole, snapshot, widget } from '../../formats/testing/hand-made-export.ts';
import { registry } from '../../steps/registry.ts';
import { customClaims, draw, end } from '../testing/draw.ts';
import { diffFlows } from './diff-flows.ts';
import { printDiff } from './print-diff.ts';

/** The diff of two exports as text. */
function told(before: Json, after: Json): string {
  const [a, b] = [importDescope(before).flow, importDescope(after).flow];
  return printDiff(diffFlows(a, b, registry, keptBetween(a, b)))
    .map(({ text }) => text)
    .join('\n');
}

/** An export in which each text of its JSON that comes first became the one after it. */
function edited(value: JsonObject, ...changes: readonly (readonly [string, string])[]): Json {
  const text = changes.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`expected ${from}`);
    return current.replaceAll(from, to);
  }, JSON.stringify(value));
  return parseJson(text);
}

const translation = { enabled: true, sourceLanguage: 'en', targetLanguages: ['fr'] };

describe('what is only kept of an export is told', () => {
  const cases: readonly (readonly [what: string, before: Json, after: Json, text: string])[] = [
    [
      'the version of the components that its screens were made for',
      exported(),
      edited(exported(), ['2.0.1', '3.1.0']),
      `~ Kept of the export
    Component version: "2.0.1" → "3.1.0"  [metadata.componentsVersion]
1 part kept of the export changed`,
    ],
    [
      'translations, by what differs in them',
      exported(undefined, { metadata: { name: 'People', translation } }),
      exported(undefined, {
        metadata: {
          name: 'People',
          translation: { ...translation, targetLanguages: ['fr', 'de'] },
        },
      }),
      `~ Kept of the export
    Translation › targetLanguages › “de”: added  [metadata.translation.targetLanguages[1]]
1 part kept of the export changed`,
    ],
    [
      'names under references, and an outcome for parent flows',
      exported(),
      edited(
        exported(undefined, {
          metadata: {
            componentsVersion: '2.0.1',
            description: 'Made by hand',
            name: 'People',
            sharedInteractions: [{ id: '11.success', type: 'success' }],
          },
        }),
        ['"roles":{}', '"roles":{"Admin":"ROL1"}'],
      ),
      `~ Kept of the export
    References › roles: set to {"Admin":"ROL1"}  [references.roles]
    Outcomes for parent flows: set to [{"id":"11.success","type":"success"}]  [metadata.sharedInteractions]
1 part kept of the export changed`,
    ],
    [
      'how a screen looks, under its step',
      exported(),
      edited(
        exported(),
        ['"direction":"column"', '"direction":"column","padding":24'],
        ['"variant":"contained"', '"variant":"contained","color":"secondary"'],
      ),
      `~ Kept of the export "Log in"
    Container › padding: set to 24  [screens[0].contents.ROOT.props.padding]
    Button “Continue” › color: set to "secondary"  [screens[0].contents.go.props.color]
1 part kept of the export changed`,
    ],
    [
      'an argument that nobody knows',
      exported(),
      edited(exported(), [
        '"outputPath":{"type":"inline","value":"taken"}',
        '"outputPath":{"type":"inline","value":"taken"},"tries":{"type":"inline","value":2}',
      ]),
      `~ Kept of the export "Take the mail"
    tries: set to 2  [contents.tasks["2"].arguments.tries]
1 part kept of the export changed`,
    ],
    [
      'what both halves of a block hold, once',
      exported(),
      edited(exported(), ['"name":"Send a link"', '"name":"Send a link","note":"by mail"']),
      `~ Kept of the export "Send a link"
    note: set to "by mail"  [contents.tasks["4"].note]
1 part kept of the export changed`,
    ],
    [
      'a number that the console counts',
      fromConsole(),
      edited(fromConsole(), ['"name":"People","version":3', '"name":"People","version":4']),
      `~ Kept of the export
    Version: 3 → 4  [flow.version]
1 part kept of the export changed`,
    ],
    [
      'what the files of a snapshot hold',
      snapshot(),
      edited(snapshot(), ['"Directory":"CI', '"Spare":"CI2","Directory":"CI']),
      `~ Kept of the export
    References › connectors › Spare: set to "CI2"  [["metadata.json"].references.connectors.Spare]
1 part kept of the export changed`,
    ],
    [
      'of a widget its id, and what its other flows keep',
      widget(),
      edited(widget(), ['people-widget', 'staff-widget'], ['2.0.1', '3.1.0']),
      `~ Kept of the export
    Component version: "2.0.1" → "3.1.0"  [flows[0].metadata.componentsVersion]
    Widget id: "people-widget" → "staff-widget"  [widgetId]
In the flow "People" of the library
~ Kept of the export
    Component version: "2.0.1" → "3.1.0"  [flows[1].metadata.componentsVersion]
2 parts kept of the export changed`,
    ],
  ];
  test.each(cases)('%s', (_what, before, after, text) => {
    expect(told(before, after)).toBe(text);
  });
});

describe('what is kept does not drown what a flow means', () => {
  test('it comes last, and of many values the first few', () => {
    const props = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => `"${key}":1`).join(',');
    const after = edited(
      exported(),
      ['"direction":"column"', `"direction":"column",${props}`],
      ['"Continue"', '"Go on"'],
    );
    const text = told(exported(), after);
    expect(text).toMatch(/^~ Screen "Log in"\n/);
    expect(text).toContain(
      '~ Kept of the export "Log in"\n    Container › a: set to 1  [screens[0].contents.ROOT.props.a]',
    );
    expect(text).toMatch(/ › e: .*\n {4}… and 2 more\n1 step changed, 1 part kept/);
  });

  test.each<readonly [string, readonly [string, string]]>([
    ['the label of a button', ['"Continue"', '"Go on"']],
    [
      'where a button leads',
      ['{"interactionId":"go","taskId":"1"}', '{"interactionId":"go","taskId":"2"}'],
    ],
    ['a rule of a condition', ['"green"', '"violet"']],
    ['the value of a claim', ['"value":"form.team"}]', '"value":"form.group"}]']],
    ['the endpoint of a connector', ['/people/', '/staff/']],
    ['an argument of an action', ['https://app.example.com', 'https://web.example.com']],
    [
      'how an error is handled',
      [
        '"ConnectorFailed":{"errorHandlingType":"automatic"}',
        '"ConnectorFailed":{"errorHandlingType":"custom"}',
      ],
    ],
    ['a place on the canvas', ['"y":40', '"y":80']],
  ])('%s is told by its step alone', (_what, change) => {
    expect(told(exported(), edited(exported(), change))).not.toContain('Kept');
  });

  test('of two packagings only what both say is compared', () => {
    expect(told(exported(), fromConsole())).not.toContain('Kept');
  });

  test('what is empty is the same as what is not there', () => {
    expect(told(exported(), edited(exported(), ['"roles":{}', '"roles":{},"oauth":[]']))).toBe(
      'No differences',
    );
  });

  test('edits since the import are no difference of the export', () => {
    const { flow } = importDescope(exported());
    const claims = registry.get('custom-claims');
    if (claims === undefined) throw new Error('expected the kind');
    const after = setConfig('7', { claims: [] }, claims).apply(flow);
    const { differences } = diffFlows(flow, after, registry, keptBetween(flow, after));
    expect(differences.map(({ id }) => id)).toEqual(['step 7 changed']);
  });

  test('a flow that came from no export keeps nothing', () => {
    const own = draw({
      steps: { claims: customClaims(), done: end() },
      edges: ['claims.success > done'],
    });
    const { flow } = importDescope(exported());
    const parts = diffFlows(flow, own, registry, keptBetween(flow, own)).differences;
    expect(parts.filter(({ part }) => part === 'kept')).toEqual([]);
  });
});
