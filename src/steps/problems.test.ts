import type { Surroundings } from '../core/kind/definition.ts';
import { describe, expect, test } from 'vitest';
import type { Connector } from '../core/document/schema.ts';
import { registry } from './registry.ts';

const CONNECTORS = new Map<string, Connector>([
  ['idp', { id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com' }],
]);

/** A kind's config, and the problems it finds there: code, severity, place, and what the message must say. */
type Case = readonly [
  title: string,
  kind: string,
  config: object,
  problems: readonly (readonly [code: string, severity: string, at: string, says: string])[],
];

const rule = (key: string) => ({ key, operator: 'is-true' });
const input = (contextKey?: string, label = 'SSN') => ({
  type: 'input',
  input: 'context-key',
  label,
  ...(contextKey !== undefined && { contextKey }),
});
const button = { type: 'button', id: 'go', label: 'Go' };
const request = (over: object) => ({
  connector: 'idp',
  method: 'POST',
  endpoint: '/login',
  ...over,
});
const row = (key: string, value: string | number | boolean, type: string = typeof value) => ({
  key,
  type,
  value,
});

const CASES: readonly Case[] = [
  [
    'a screen that the export names and does not hold',
    'screen',
    {
      components: [
        { type: 'text', text: 'This screen is not part of the file.', implied: true },
        button,
      ],
    },
    [['missing-screen', 'warning', 'components.0', 'import the whole export']],
  ],
  [
    'the file of a script that is not there',
    'scriptlet',
    { args: [], code: 'asset:value-1f.txt' },
    [['missing-asset', 'error', 'code', '"value-1f.txt"']],
  ],
  [
    'patterns that are refused, unless they are only known in a run',
    'condition',
    {
      branches: [
        {
          id: 'a',
          name: 'First',
          rules: [
            { key: 'form.x', operator: 'matches', value: '^a+$' },
            { key: 'form.x', operator: 'matches', value: '(a)\\1' },
            { key: 'form.x', operator: 'matches', value: '{{form.pattern}}(' },
            { key: 'form.x', operator: 'equal', value: '(' },
          ],
        },
      ],
    },
    [
      [
        'refused-pattern',
        'error',
        'branches.0.rules.1.value',
        'rule 2 of the branch "First" never holds, because its pattern can’t be used: it refers back',
      ],
    ],
  ],
  [
    'errors without a message',
    'condition',
    {
      branches: [
        { id: 'a', name: '', leadsTo: 'error', message: ' ', rules: [rule('form.x')] },
        { id: 'b', name: '', leadsTo: 'error', message: 'No.', rules: [rule('form.x')] },
        { id: 'c', name: '', message: '', rules: [rule('form.x')] },
      ],
    },
    [['branch-error-without-message', 'warning', 'branches.0.message', 'the branch "a" raises']],
  ],
  [
    'rules without a key and branches without rules',
    'condition',
    {
      branches: [
        { id: 'a', name: 'First', rules: [rule('form.x'), rule(' ')] },
        { id: 'b', name: '', rules: [] },
        { id: 'c', name: 'Third', rules: [rule('{{}}')] },
      ],
    },
    [
      ['blank-rule-key', 'error', 'branches.0.rules.1.key', 'rule 2 of the branch "First"'],
      ['branch-without-rules', 'warning', 'branches.1.rules', 'the branch "b" has no rules'],
      ['blank-rule-key', 'error', 'branches.2.rules.0.key', 'rule 1 of the branch "Third"'],
    ],
  ],
  ['a condition that is complete', 'condition', { branches: [] }, []],
  [
    'inputs that write nowhere',
    'screen',
    { components: [input(), input('  ', ''), input('my key'), input('ssn'), button] },
    [
      [
        'blank-context-key',
        'error',
        'components.0.contextKey',
        'the input "SSN" has no Context Key',
      ],
      ['blank-context-key', 'error', 'components.1.contextKey', 'input 2 has no Context Key'],
      ['bad-context-key', 'error', 'components.2.contextKey', 'has the Context Key "my key"'],
    ],
  ],
  [
    'a screen whose input nobody can send',
    'screen',
    { components: [{ type: 'input', input: 'email', label: 'Email' }] },
    [['screen-without-button', 'warning', 'components', 'what is typed in can’t be sent']],
  ],
  [
    'a screen that shows nothing',
    'screen',
    { components: [] },
    [['screen-without-button', 'warning', 'components', 'the screen shows nothing']],
  ],
  [
    'a message where the flow may stop',
    'screen',
    { components: [{ type: 'text', text: 'You can close this window.' }] },
    [],
  ],
  [
    'no connector chosen',
    'http-connector',
    request({ connector: ' ' }),
    [['missing-connector', 'error', 'connector', 'no connector is chosen']],
  ],
  [
    'a connector the flow lacks',
    'http-connector',
    request({ connector: 'crm' }),
    [['unknown-connector', 'error', 'connector', 'no connector "crm": it has "idp"']],
  ],
  [
    'no endpoint, and a Context Key no path can name',
    'http-connector',
    request({ endpoint: ' ', contextKey: 'my result' }),
    [
      ['empty-endpoint', 'warning', 'endpoint', 'POST goes to the connector’s base URL itself'],
      ['bad-context-key', 'error', 'contextKey', 'the Context Key "my result"'],
    ],
  ],
  [
    'an endpoint that is a whole URL, which no base URL takes',
    'http-connector',
    request({ endpoint: 'https://other.example.com/users' }),
    [
      [
        'whole-url-endpoint',
        'warning',
        'endpoint',
        'the endpoint is a whole URL, "https://other.example.com/users"',
      ],
    ],
  ],
  [
    'a payload that is JSON with its dynamic values filled in',
    'http-connector',
    request({ payload: '{"a":"{{form.a}}","b":{{form.b}},"c":["{{form.c}} x"]}', contextKey: '' }),
    [],
  ],
  [
    'a payload that can’t be JSON',
    'http-connector',
    request({ payload: '{"a":"{{form.a}}",}' }),
    [['payload-not-json', 'warning', 'payload', 'not JSON even with its dynamic values filled in']],
  ],
  [
    'a payload that GET never sends',
    'http-connector',
    request({ method: 'GET', payload: 'not JSON' }),
    [],
  ],
  [
    'rows of the form mapping',
    'http-connector',
    request({
      formMapping: [
        { key: 'form.email', value: 'connectors.httpResult.email' },
        { key: 'inputs.name', value: '{{connectors.httpResult.name}}' },
        { key: '', value: 'connectors.httpResult.x' },
        { key: 'user.email', value: ' ' },
        { key: 'form', value: 'connectors.httpResult' },
      ],
    }),
    [
      ['bad-path', 'error', 'formMapping.2.key', 'row 3 of "Map response to form" names nothing'],
      ['bad-path', 'error', 'formMapping.3.key', 'can’t write "user.email"'],
      ['bad-path', 'error', 'formMapping.3.value', 'takes its value from nowhere'],
      ['bad-path', 'error', 'formMapping.4.key', 'can’t write "form"'],
    ],
  ],
  [
    'attributes nobody knows, of the wrong type, twice, or left blank',
    'update-user',
    {
      attributes: [
        row('displayName', 'Ann'),
        row('nick', 'x'),
        row('verifiedEmail', 'yes'),
        row('verifiedEmail', '{{form.verified}}'),
        row('customAttributes', 'x'),
        row('', 'x'),
        row('email', ' ', 'context'),
        row('customAttributes.plan', 3),
        row('phone', true),
      ],
    },
    [
      ['duplicate-key', 'warning', 'attributes.3.key', 'set by row 3 already: only row 4 counts'],
      ['blank-key', 'error', 'attributes.5.key', 'row 6 names no attribute'],
      ['bad-path', 'error', 'attributes.6.value', 'the attribute "email" has no dynamic value'],
      ['unknown-attribute', 'error', 'attributes.1.key', '"nick" is no attribute of a user'],
      [
        'wrong-type',
        'error',
        'attributes.2.value',
        'verifiedEmail takes true or false, found text',
      ],
      ['unknown-attribute', 'error', 'attributes.4.key', '"customAttributes" is no attribute'],
    ],
  ],
  [
    'claims that are reserved, too long, twice, or without a name',
    'custom-claims',
    {
      claims: [
        row('plan', 'pro'),
        row('sub', 'x'),
        row('k'.repeat(61), 1),
        row('note', `{{form.a}}${'n'.repeat(501)}`),
        row('plan', 'free'),
        row(' ', 'x'),
        row('k'.repeat(60), 'n'.repeat(500)),
      ],
    },
    [
      ['duplicate-key', 'warning', 'claims.4.key', 'the claim "plan" is set by row 1 already'],
      ['blank-key', 'warning', 'claims.5.key', 'row 6 names no claim'],
      ['reserved-claim', 'warning', 'claims.1.key', '"sub" is a reserved claim'],
      ['claim-too-long', 'warning', 'claims.2.key', 'has 61 characters; 60 is the limit'],
      ['claim-too-long', 'warning', 'claims.3.value', 'has 501 characters; 500 is the limit'],
    ],
  ],
  [
    'more claims than a token takes',
    'custom-claims',
    { claims: Array.from({ length: 101 }, (_, i) => row(`c${i}`, i)) },
    [['too-many-claims', 'warning', 'claims', '101 claims are set, but a token takes 100']],
  ],
  [
    'a hundred claims',
    'custom-claims',
    { claims: Array.from({ length: 100 }, (_, i) => row(`c${i}`, i)) },
    [],
  ],
  [
    'an action that nobody knows',
    'action',
    { action: 'teleport', args: { to: 'x' } },
    [['unknown-action', 'warning', 'action', 'a run goes through it as if it had worked']],
  ],
  ['an action that is known', 'action', { action: 'risk' }, []],
  [
    'a tenant without a name',
    'action',
    { action: 'create-tenant', args: { tenantName: '', tenantId: '{{form.id}}' } },
    [['missing-tenant-name', 'error', 'args.tenantName', 'the tenant has no name']],
  ],
  [
    'a tenant that the project has, and a role that it has not',
    'action',
    {
      action: 'create-tenant',
      args: { tenantName: 'Acme', tenantId: ' acme ', roles: ['{{form.role}}', 'Admin', 'Boss'] },
    },
    [
      ['tenant-exists', 'error', 'args.tenantId', 'the project has a tenant "acme" already'],
      ['unknown-role', 'error', 'args.roles', 'no role "Boss": it has Admin'],
    ],
  ],
  [
    'an update of a tenant that changes nothing',
    'action',
    { action: 'update-tenant', args: { tenantName: ' ' } },
    [['missing-tenant-name', 'warning', 'args.tenantName', 'the tenant stays as it is']],
  ],
  [
    'an update of a tenant’s domains',
    'action',
    { action: 'update-tenant', args: { selfProvisionDomains: 'acme.example' } },
    [],
  ],
  [
    'an audit event without a name, of a type that there is not',
    'action',
    {
      action: 'generate-audit-event',
      args: { customAuditActionName: ' ', customAuditType: 'fatal' },
    },
    [
      ['missing-audit-action', 'warning', 'args.customAuditActionName', 'has no action name'],
      ['unknown-audit-type', 'warning', 'args.customAuditType', '"fatal" is none of info, warn'],
    ],
  ],
  [
    'an audit event of the type that an export leaves out',
    'action',
    {
      action: 'generate-audit-event',
      args: { customAuditActionName: '{{form.seen}}', customAuditType: '' },
    },
    [],
  ],
];

const AROUND: Surroundings = {
  connectors: CONNECTORS,
  flow: {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: null,
    steps: [],
    edges: [],
    settings: { tenants: [{ id: 'acme', name: 'Acme' }], roles: [{ name: 'Admin' }] },
  },
  library: new Map(),
};

describe('what is wrong with a config in itself', () => {
  test.each(CASES)('%s (%s)', (_title, kind, config, expected) => {
    const definition = registry.get(kind);
    expect(definition?.config.safeParse(config).error).toBeUndefined();
    const found = definition?.problems?.(config, AROUND) ?? [];
    expect(
      found.map(({ code, severity, at, message }, i) => {
        const says = expected[i]?.[3];
        return [
          code,
          severity,
          at.join('.'),
          says !== undefined && message.includes(says) ? says : message,
        ];
      }),
    ).toEqual(expected);
  });

  test('the config of every palette entry lacks nothing but what a person has to choose', () => {
    const unfinished = [...registry.values()].flatMap((definition) =>
      definition.palette.flatMap(({ title, defaults }) =>
        (definition.problems?.(defaults, AROUND) ?? []).map(({ code }) => `${title}: ${code}`),
      ),
    );
    expect(unfinished).toEqual([
      'Generic HTTP Connector: missing-connector',
      'Condition: blank-rule-key',
      'Verify token: bad-jwks',
      'Generate Audit Event: missing-audit-action',
      'Create Tenant: missing-tenant-name',
      'Update Tenant: missing-tenant-name',
    ]);
  });
});
