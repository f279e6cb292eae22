import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { condition, customClaims, draw, end, http, screen } from '../testing/draw.ts';
import type { Drawing } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

/** A broken drawing, and the problems: severity, code, place, step, message. */
type Case = readonly [
  title: string,
  drawing: Drawing,
  problems: readonly (readonly [string, string, string, string | null, string])[],
];

const custom = { handling: 'custom' };

const POLLS = {
  kind: 'screen',
  config: {
    components: [
      { type: 'polling', id: 'done' },
      { type: 'button', id: 'resend', label: 'Again' },
    ],
  },
};

const CASES: readonly Case[] = [
  [
    'a sound flow has no problems',
    {
      steps: { login: screen('email!'), end: end() },
      edges: ['login.submit > end'],
    },
    [],
  ],
  [
    'a flow without a first step: that is all there is to say of ways',
    { start: null, steps: { login: screen(''), end: end() }, edges: [] },
    [
      [
        'error',
        'no-start',
        'start',
        null,
        'The flow has no first step, so no run can begin: choose the step it begins at.',
      ],
    ],
  ],
  [
    'a first step that is not there',
    { start: 'gone', steps: { end: end() }, edges: [] },
    [
      [
        'error',
        'dangling-start',
        'start',
        null,
        'The flow begins at "gone", a step that is not there: choose another first step.',
      ],
    ],
  ],
  [
    'edges that begin or end nowhere',
    {
      steps: { login: screen('', 'submit back'), end: end() },
      edges: ['login.submit > end', 'login.back > gone', 'lost.x > end', 'lost.y > gone'],
    },
    [
      [
        'error',
        'dangling-edge',
        'edges[1].to',
        'login',
        'The edge from "login" (back) leads to "gone", a step that is not there: connect it to another, or remove it.',
      ],
      [
        'error',
        'dangling-edge',
        'edges[2].from',
        null,
        'An edge begins at "lost", a step that is not there: remove it.',
      ],
      [
        'error',
        'dangling-edge',
        'edges[3].from',
        null,
        'An edge begins at "lost", a step that is not there: remove it.',
      ],
      [
        'error',
        'dangling-edge',
        'edges[3].to',
        null,
        'An edge leads to "gone", a step that is not there: connect it to another, or remove it.',
      ],
    ],
  ],
  [
    'edges from ports their step does not have',
    {
      steps: { check: http(), end: end() },
      edges: [
        'check.success > end',
        'check.sucess > end',
        'check.request_error > end',
        'end.x > check',
      ],
    },
    [
      [
        'warning',
        'edge-from-unknown-port',
        'edges[1].port',
        'check',
        'An edge leaves "check" by "sucess", but the step has only "success": it is never taken.',
      ],
      [
        'warning',
        'edge-from-unknown-port',
        'edges[2].port',
        'check',
        'An edge leaves "check" by "request_error", a port it has only where that error’s handling is Custom: it is never taken.',
      ],
      [
        'warning',
        'edge-from-unknown-port',
        'edges[3].port',
        'end',
        'An edge leaves "end" by "x", but the step has no way out: it is never taken.',
      ],
    ],
  ],
  [
    'two edges from one port',
    {
      steps: { login: screen(''), other: screen(''), end: end() },
      edges: [
        'login.submit > end',
        'login.submit > other',
        'login.submit > end',
        'other.submit > end',
      ],
    },
    [
      [
        'warning',
        'unreachable-step',
        'steps[1]',
        'other',
        'No way leads to "other": connect a port to it, or remove it.',
      ],
      [
        'warning',
        'duplicate-edge',
        'edges[1]',
        'login',
        'Two edges leave "login" by "submit": only the first, to "end", is ever taken.',
      ],
      [
        'warning',
        'duplicate-edge',
        'edges[2]',
        'login',
        'Two edges leave "login" by "submit": only the first, to "end", is ever taken.',
      ],
    ],
  ],
  [
    'ports without an edge, of steps a run gets to',
    {
      steps: {
        login: screen('', 'submit'),
        check: http({
          errorHandling: { request_error: custom, ConnectorFailed: { handling: 'ignore' } },
        }),
        active: condition('connectors.httpResult is-true'),
        apart: screen(''),
        end: end(),
      },
      edges: ['login.submit > check', 'check.success > active', 'active.yes > end'],
    },
    [
      [
        'error',
        'unwired-port',
        'steps[1]',
        'check',
        'No edge leads on from "check" by "Request error" (request_error): a run that leaves there fails. Connect it to a step.',
      ],
      [
        'error',
        'unwired-port',
        'steps[2]',
        'active',
        'No edge leads on from "active" by "Else" (ELSE): a run that leaves there fails. Connect it to a step.',
      ],
      [
        'warning',
        'unreachable-step',
        'steps[3]',
        'apart',
        'No way leads to "apart": connect a port to it, or remove it.',
      ],
    ],
  ],
  [
    'a kind nobody knows; its edges count, and it may write anything',
    {
      steps: {
        login: screen(''),
        magic: { kind: 'magic-link', config: { any: ['thing'] } },
        show: screen('', 'submit', 'Hello {{form.nick}}'),
        end: end(),
      },
      edges: ['login.submit > magic', 'magic.sent > show', 'show.submit > end'],
    },
    [
      [
        'error',
        'unknown-kind',
        'steps[1].kind',
        'magic',
        '"magic" is of the kind "magic-link", which this version does not know: a run that gets there fails.',
      ],
    ],
  ],
  [
    'a kind nobody knows that leads nowhere may be an End',
    { steps: { magic: { kind: 'finish', name: ' ', config: {} } }, edges: [] },
    [
      [
        'error',
        'unknown-kind',
        'steps[0].kind',
        'magic',
        '"magic" is of the kind "finish", which this version does not know: a run that gets there fails.',
      ],
    ],
  ],
  [
    'no End that a run can get to',
    {
      steps: { login: screen('', 'submit'), bye: screen('', '', 'Bye'), end: end() },
      edges: ['login.submit > bye'],
    },
    [
      [
        'error',
        'no-end-reachable',
        'start',
        null,
        'No way from "login" leads to an End, so no run can be completed: add an End and connect a step to it.',
      ],
      [
        'warning',
        'unreachable-step',
        'steps[2]',
        'end',
        'No way leads to "end": connect a port to it, or remove it.',
      ],
    ],
  ],
  [
    'a circle over a screen, and one closed by an automatic error, are fine',
    {
      steps: { login: screen('', 'submit back'), check: http(), end: end() },
      edges: ['login.submit > check', 'login.back > login', 'check.success > end'],
    },
    [],
  ],
  [
    'a circle that may be left: the run can go round it without waiting',
    {
      steps: {
        ask: http({ errorHandling: { request_error: custom } }),
        ready: condition('connectors.httpResult.ready is-true'),
        end: end(),
      },
      edges: [
        'ask.success > ready',
        'ask.request_error > ask',
        'ready.yes > end',
        'ready.ELSE > ask',
      ],
    },
    [
      [
        'warning',
        'cycle-without-screen',
        'steps[0]',
        'ask',
        'A run can go round *ask → ask* without waiting for anyone: after 10000 steps it is ended. Let the way back lead over a screen.',
      ],
    ],
  ],
  [
    'a circle without a way out, beside another that no run gets to',
    {
      steps: {
        pick: condition('form.x not-empty'),
        b: customClaims('client.b'),
        a: customClaims('client.a'),
        c: customClaims('client.c'),
        lost: customClaims('client.d'),
        end: end(),
      },
      edges: [
        'pick.yes > end',
        'pick.ELSE > a',
        'a.success > b',
        'b.success > c',
        'c.success > a',
        'lost.success > lost',
      ],
      scenarios: [{ name: 's', request: { form: { x: 1 } } }],
    },
    [
      [
        'warning',
        'user-before-sign-in',
        'steps[1]',
        'b',
        'b needs a signed-in user: on the path *pick → a → b* nobody is signed in, so the claims wait for a session.',
      ],
      [
        'error',
        'cycle-without-screen',
        'steps[1]',
        'b',
        'A run goes round *b → c → a → b* and no port leads out of the circle: after 10000 steps it is ended. Connect one of them to a screen or an End.',
      ],
      [
        'warning',
        'user-before-sign-in',
        'steps[2]',
        'a',
        'a needs a signed-in user: on the path *pick → a* nobody is signed in, so the claims wait for a session.',
      ],
      [
        'warning',
        'user-before-sign-in',
        'steps[3]',
        'c',
        'c needs a signed-in user: on the path *pick → a → b → c* nobody is signed in, so the claims wait for a session.',
      ],
      [
        'warning',
        'unreachable-step',
        'steps[4]',
        'lost',
        'No way leads to "lost": connect a port to it, or remove it.',
      ],
    ],
  ],
  [
    'ports that share an id',
    {
      steps: {
        login: screen('', 'submit submit'),
        pick: {
          kind: 'condition',
          config: {
            branches: [
              { id: 'ELSE', name: 'Else', rules: [{ key: 'form.email', operator: 'not-empty' }] },
            ],
          },
        },
        end: end(),
      },
      edges: ['login.submit > pick', 'pick.ELSE > end'],
      scenarios: [{ name: 's', request: { form: { email: 'a' } } }],
    },
    [
      [
        'error',
        'duplicate-port',
        'steps[0].config.components[1].id',
        'login',
        '"login" has two ports with the id "submit", and one edge can’t serve both: give one of them another id.',
      ],
      [
        'error',
        'duplicate-port',
        'steps[1].config.branches[0].id',
        'pick',
        '"pick" has two ports with the id "ELSE", and one edge can’t serve both: give one of them another id.',
      ],
    ],
  ],
  [
    'what only a kind knows to be wrong',
    {
      steps: { check: http({ connector: 'crm', endpoint: '' }), end: end() },
      edges: ['check.success > end'],
    },
    [
      [
        'error',
        'unknown-connector',
        'steps[0].config.connector',
        'check',
        '"check": the flow has no connector "crm": it has "idp".',
      ],
      [
        'warning',
        'empty-endpoint',
        'steps[0].config.endpoint',
        'check',
        '"check": no endpoint is given, so POST goes to the connector’s base URL itself.',
      ],
    ],
  ],
  [
    'a session that outlives its refresh token',
    {
      steps: { end: end() },
      edges: [],
      settings: { session: { lifetimeSeconds: 900 }, refresh: { lifetimeSeconds: 600 } },
    },
    [
      [
        'warning',
        'session-outlives-refresh',
        'settings.session.lifetimeSeconds',
        null,
        'The session token lives 900 s, longer than the refresh token (600 s), which then never renews it: shorten the one or lengthen the other.',
      ],
    ],
  ],
  [
    'test users whose patterns can’t be used, and whose code works nowhere',
    {
      steps: { end: end() },
      edges: [],
      settings: { testUsers: { loginIdPattern: '(?=a)', staticOtp: '123456' } },
    },
    [
      [
        'error',
        'bad-pattern',
        'settings.testUsers.loginIdPattern',
        null,
        'The pattern of test users matches nothing, because it can’t be used: it looks ahead, (?=…), which takes more than linear time.',
      ],
      [
        'warning',
        'unused-static-code',
        'settings.testUsers.staticOtp',
        null,
        'The static code of test users works nowhere: say which addresses take it, by a pattern.',
      ],
    ],
  ],
  [
    'a refresh token shorter than the default session',
    { steps: { end: end() }, edges: [], settings: { refresh: { lifetimeSeconds: 300 } } },
    [
      [
        'warning',
        'session-outlives-refresh',
        'settings.refresh.lifetimeSeconds',
        null,
        'The session token lives 600 s, longer than the refresh token (300 s), which then never renews it: shorten the one or lengthen the other.',
      ],
    ],
  ],
  [
    'a screen that polls for a link and leads back to the step that sent it',
    {
      steps: {
        login: screen('email!'),
        link: { kind: 'action', config: { action: 'sign-in-magic-link-email' } },
        wait: POLLS,
        end: end(),
      },
      edges: [
        'login.submit > link',
        'link.sent > wait',
        'link.success > end',
        'wait.done > link',
        'wait.resend > link',
      ],
    },
    [],
  ],
  [
    'one that leads elsewhere, as in exports: the window that opens the link is another one',
    {
      steps: {
        login: screen('email!'),
        link: { kind: 'action', config: { action: 'sign-in-enchanted-link-email' } },
        wait: POLLS,
        close: end(),
        end: end(),
      },
      edges: [
        'login.submit > link',
        'link.sent > wait',
        'link.success > end',
        'wait.done > close',
        'wait.resend > link',
      ],
    },
    [
      [
        'info',
        'polling-leads-elsewhere',
        'steps[1].config.action',
        'link',
        '"link": "wait" polls and leads on to "close": that is the window that waits, where nobody signs in. Whoever opens the link goes on by Verified, in a window of their own: a run takes that where the link is opened at once.',
      ],
    ],
  ],
];

test.each(CASES)('%s', (_title, drawing, expected) => {
  const found = findProblems(draw(drawing), registry);
  expect(
    found.map(({ severity, code, path, step, message }) => [severity, code, path, step, message]),
  ).toEqual(expected);
});

test('a config that is not one of its kind is a problem, not a crash', () => {
  const flow = draw({
    steps: { login: screen(''), end: end() },
    edges: ['login.submit > end'],
  });
  const broken = {
    ...flow,
    steps: flow.steps.map((step) =>
      step.id === 'login' ? { ...step, config: { components: [{}] } } : step,
    ),
  };
  expect(findProblems(broken, registry)).toEqual([
    {
      code: 'invalid-config',
      severity: 'error',
      path: 'steps[0].config.components[0].type',
      step: 'login',
      message:
        'A setting of "login" can’t be read: expected "text" or "input" or "button" or "error-message" or "divider" or "link" or "image" or "polling", found nothing.',
    },
  ]);
});

test('an error with a port of its own that leads nowhere can be handled automatically instead', () => {
  const flow = draw({
    steps: {
      login: screen(''),
      check: http({ errorHandling: { request_error: custom } }),
      end: end(),
    },
    edges: ['login.submit > check', 'check.success > end'],
  });
  const [fix, ...others] = findProblems(flow, registry).map((problem) => problem.fix);
  expect([fix?.label, fix?.step, others]).toEqual([
    'Handle "Request error" (request_error) automatically',
    'check',
    [],
  ]);
  const mended = flow.steps.map((step) =>
    step.id === fix?.step ? { ...step, config: fix.config } : step,
  );
  expect(findProblems({ ...flow, steps: mended }, registry)).toEqual([]);
});
