import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { condition, customClaims, draw, end, http, screen } from '../testing/draw.ts';
import type { Drawing } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

/** A drawing, and the problems with its dynamic values: severity, code, place, message. */
type Case = readonly [
  title: string,
  drawing: Drawing,
  problems: readonly (readonly [string, string, string, string])[],
];

const custom = { handling: 'custom' };

/** One screen with this text, then an End. */
function shown(text: string, more: Partial<Drawing> = {}): Drawing {
  return {
    steps: { hello: screen('', 'ok', text), end: end() },
    edges: ['hello.ok > end'],
    ...more,
  };
}

/** A request with its errors handled so, then an End. */
function asked(errorHandling: object): Drawing {
  return {
    steps: { ask: http({ errorHandling }), end: end() },
    edges: ['ask.success > end', 'ask.ConnectorFailed > end'],
  };
}

const TEXT = 'steps[0].config.components[0].text';

const CASES: readonly Case[] = [
  ['text without dynamic values reads nothing', shown('Hello { {form.x} }'), []],
  [
    'what the app, the browser and the engine fill',
    shown(
      '{{client.a}} {{cookies.b}} {{tenant}} {{user.loggedIn}} {{unauthUser.name}} {{authInfo.firstSeen}}',
    ),
    [],
  ],
  [
    'messages of errors that a screen shows, and what the step itself sets before',
    asked({
      request_error: {
        handling: 'automatic',
        message: '{{form.nick}} {{connectors.httpResult.x}}',
      },
      ConnectorFailed: { ...custom, message: '{{form.nick}}' },
    }),
    [
      [
        'warning',
        'read-of-unwritten',
        'steps[0].config.errorHandling.request_error.message',
        '"ask" reads form.nick, but nothing before it sets form.nick. No step sets anything in form. Ask for it on a screen, or give it in a scenario’s request.',
      ],
    ],
  ],
  [
    'a jq program in the message of an error',
    asked({
      request_error: { handling: 'automatic', message: '{{jq: .form[}}' },
      ConnectorFailed: custom,
    }),
    [
      [
        'error',
        'bad-jq',
        'steps[0].config.errorHandling.request_error.message',
        '"ask" has a jq program that can’t run, so it is always empty: a term expected, found the end of the program (column 8).',
      ],
    ],
  ],
  [
    'what is no path',
    shown('Hello {{form..nick}} and {{}} and {{ 1st }}'),
    [
      [
        'error',
        'bad-path',
        TEXT,
        '"hello" reads "form..nick", which is no path, so it is always empty: write names with dots, such as form.email.',
      ],
      [
        'error',
        'bad-path',
        TEXT,
        '"hello" reads an empty dynamic value, which is no path, so it is always empty: write names with dots, such as form.email.',
      ],
      [
        'error',
        'bad-path',
        TEXT,
        '"hello" reads "1st", which is no path, so it is always empty: write names with dots, such as form.email.',
      ],
    ],
  ],
  [
    'a root nobody knows',
    shown('Hello {{from.email}}'),
    [
      [
        'error',
        'unknown-root',
        TEXT,
        '"hello" reads "from.email", but no dynamic value begins with "from", so it is always empty: begin with form, connectors, scripts, client, tenant, user, unauthUser or authInfo.',
      ],
    ],
  ],
  [
    'a root of which nothing is known; known ones and what jq programs read of them are none',
    shown('Hello {{errors.last}} {{geo.country}} {{jq:.client.x, keys}}'),
    [
      [
        'warning',
        'unfilled-value',
        TEXT,
        '"hello" reads "errors.last", but no page says what stands in "errors": it is empty in every run.',
      ],
    ],
  ],
  [
    'a jq program that is none, in braces and bare',
    {
      steps: {
        hello: screen('', 'ok', 'Hello {{jq: .client.x | }} {{jq: .client.y}}'),
        pick: condition('jq:{a:nope} is-true'),
        end: end(),
      },
      edges: ['hello.ok > pick', 'pick.yes > end', 'pick.ELSE > end'],
    },
    [
      [
        'error',
        'bad-jq',
        'steps[0].config.components[0].text',
        '"hello" has a jq program that can’t run, so it is always empty: a term expected, found the end of the program (column 13).',
      ],
      [
        'error',
        'bad-jq',
        'steps[1].config.branches[0].rules[0].key',
        '"pick" has a jq program that can’t run, so it is always empty: nope/0 is not defined (column 4).',
      ],
    ],
  ],
  [
    'what a jq program reads below the tenant, which there is its ID; by its path it is found',
    shown('Hello {{jq:.tenant.name}} {{jq:.tenant}} {{tenant.name}}'),
    [
      [
        'warning',
        'jq-below-tenant',
        TEXT,
        '"hello" reads "tenant.name", but to a jq program the tenant is its ID, with nothing below it: read {{tenant.name}} without jq.',
      ],
    ],
  ],
  [
    'what a jq program reads: of a root nobody knows, and of what nothing sets',
    shown('Hello {{jq: .from.email // .form.nick}}'),
    [
      [
        'error',
        'unknown-root',
        TEXT,
        '"hello" reads "from.email", but no dynamic value begins with "from", so it is always empty: begin with form, connectors, scripts, client, tenant, user, unauthUser or authInfo.',
      ],
      [
        'warning',
        'read-of-unwritten',
        TEXT,
        '"hello" reads form.nick, but nothing before it sets form.nick. No step sets anything in form. Ask for it on a screen, or give it in a scenario’s request.',
      ],
    ],
  ],
  [
    'bare paths, each at its own place',
    {
      steps: {
        check: http({
          endpoint: '/users/{{form.}}',
          formMapping: [
            { key: 'form.email', value: 'httpResult.email' },
            { key: 'form.name', value: '{{httpResult.email}}' },
          ],
        }),
        pick: condition('connectors..x is-true'),
        end: end(),
      },
      edges: ['check.success > pick', 'pick.yes > end', 'pick.ELSE > end'],
    },
    [
      [
        'error',
        'bad-path',
        'steps[0].config.endpoint',
        '"check" reads "form.", which is no path, so it is always empty: write names with dots, such as form.email.',
      ],
      [
        'error',
        'unknown-root',
        'steps[0].config.formMapping[0].value',
        '"check" reads "httpResult.email", but no dynamic value begins with "httpResult", so it is always empty: begin with form, connectors, scripts, client, tenant, user, unauthUser or authInfo.',
      ],
      [
        'error',
        'unknown-root',
        'steps[0].config.formMapping[1].value',
        '"check" reads "httpResult.email", but no dynamic value begins with "httpResult", so it is always empty: begin with form, connectors, scripts, client, tenant, user, unauthUser or authInfo.',
      ],
      [
        'error',
        'bad-path',
        'steps[1].config.branches[0].rules[0].key',
        '"pick" reads "connectors..x", which is no path, so it is always empty: write names with dots, such as form.email.',
      ],
    ],
  ],
  [
    'a key left blank is said once, by its kind',
    {
      steps: {
        pick: {
          kind: 'condition',
          config: { branches: [{ id: 'a', name: 'A', rules: [{ key: '', operator: 'empty' }] }] },
        },
        end: end(),
      },
      edges: ['pick.a > end', 'pick.ELSE > end'],
    },
    [
      [
        'error',
        'blank-rule-key',
        'steps[0].config.branches[0].rules[0].key',
        '"pick": rule 1 of the branch "A" has no key: choose what it looks at.',
      ],
    ],
  ],
  [
    'a read of what nothing sets',
    shown('Hello {{form.nick}}, {{connectors.profile.name}}'),
    [
      [
        'warning',
        'read-of-unwritten',
        TEXT,
        '"hello" reads form.nick, but nothing before it sets form.nick. No step sets anything in form. Ask for it on a screen, or give it in a scenario’s request.',
      ],
      [
        'warning',
        'read-of-unwritten',
        TEXT,
        '"hello" reads connectors.profile.name, but nothing before it sets connectors.profile. No step sets anything in connectors.',
      ],
    ],
  ],
  [
    'a scenario’s request sets it',
    shown('Hello {{inputs.nick}}', {
      scenarios: [{ name: 's' }, { name: 't', request: { form: { nick: 'Al' } } }],
    }),
    [],
  ],
  [
    'a typing mistake in a Context Key: what there is, is named',
    {
      steps: {
        check: http({
          contextKey: 'login',
          formMapping: [{ key: 'form.email', value: 'connectors.login.email' }],
        }),
        pick: condition('connectors.logni.active is-true', 'connectors.login.ok is-true'),
        end: end(),
      },
      edges: ['check.success > pick', 'pick.yes > end', 'pick.ELSE > end'],
    },
    [
      [
        'warning',
        'read-of-unwritten',
        'steps[1].config.branches[0].rules[0].key',
        '"pick" reads connectors.logni.active, but nothing before it sets connectors.logni. Steps set connectors.login.',
      ],
    ],
  ],
  [
    'set only afterwards, or on another way',
    {
      steps: {
        pick: condition('client.x is-true'),
        a: http({ contextKey: 'a' }),
        b: customClaims('connectors.a.plan'),
        end: end(),
      },
      edges: ['pick.yes > a', 'pick.ELSE > b', 'a.success > end', 'b.success > end'],
    },
    [
      [
        'warning',
        'user-before-sign-in',
        'steps[2]',
        'b needs a signed-in user: on the path *pick → b* nobody is signed in, so the claims wait for a session.',
      ],
      [
        'warning',
        'read-of-unwritten',
        'steps[2].config.claims[0].value',
        '"b" reads connectors.a.plan, but nothing before it sets connectors.a. A step elsewhere does: let it come before this one.',
      ],
    ],
  ],
  [
    'set on one way of several is enough',
    {
      steps: {
        pick: condition('client.x is-true'),
        a: http({ contextKey: 'a' }),
        show: screen('', 'ok', '{{connectors.a.plan}}'),
        end: end(),
      },
      edges: ['pick.yes > a', 'pick.ELSE > show', 'a.success > show', 'show.ok > end'],
    },
    [],
  ],
  [
    'a circle brings values back, even from its far side',
    {
      steps: {
        one: screen('', 'next', '{{form.email}}'),
        two: screen('', 'next back'),
        three: screen('email', 'back done'),
        end: end(),
      },
      edges: [
        'one.next > two',
        'two.next > three',
        'two.back > one',
        'three.back > two',
        'three.done > end',
      ],
    },
    [],
  ],
  [
    'an automatic error brings its answer back to the last screen, but to no earlier one',
    {
      steps: {
        first: screen('', 'next', '{{connectors.httpResult.hint}}'),
        login: screen('', 'submit', '{{connectors.httpResult.hint}}'),
        log: customClaims('connectors.log.id'),
        check: http(),
        end: end(),
      },
      edges: [
        'first.next > login',
        'login.submit > log',
        'log.success > check',
        'check.success > end',
      ],
    },
    [
      [
        'warning',
        'read-of-unwritten',
        'steps[0].config.components[0].text',
        '"first" reads connectors.httpResult.hint, but nothing before it sets connectors.httpResult. A step elsewhere does: let it come before this one.',
      ],
      [
        'warning',
        'user-before-sign-in',
        'steps[2]',
        'log needs a signed-in user: on the path *first → login → log* nobody is signed in, so the claims wait for a session.',
      ],
      [
        'warning',
        'read-of-unwritten',
        'steps[2].config.claims[0].value',
        '"log" reads connectors.log.id, but nothing before it sets connectors.log. Steps set connectors.httpResult.',
      ],
    ],
  ],
  [
    'with Custom handling nothing comes back: the port leads on',
    {
      steps: {
        login: screen('', 'submit', '{{connectors.httpResult.hint}}'),
        check: http({ errorHandling: { request_error: custom, ConnectorFailed: custom } }),
        sorry: screen('', 'ok', '{{connectors.httpResult.hint}}'),
        end: end(),
      },
      edges: [
        'login.submit > check',
        'check.success > end',
        'check.request_error > sorry',
        'check.ConnectorFailed > sorry',
        'sorry.ok > end',
      ],
    },
    [
      [
        'warning',
        'read-of-unwritten',
        'steps[0].config.components[0].text',
        '"login" reads connectors.httpResult.hint, but nothing before it sets connectors.httpResult. A step elsewhere does: let it come before this one.',
      ],
    ],
  ],
];

test.each(CASES)('%s', (_title, drawing, expected) => {
  const found = findProblems(draw(drawing), registry);
  expect(found.map(({ severity, code, path, message }) => [severity, code, path, message])).toEqual(
    expected,
  );
});
