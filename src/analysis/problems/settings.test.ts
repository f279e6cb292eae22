import { expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import type { JsonObject } from '../../core/json.ts';
import { registry } from '../../steps/registry.ts';
import { findProblems } from './find-problems.ts';

/** The problems of a flow that is nothing but an End, with these settings. */
function problemsOf(settings: JsonObject): readonly unknown[] {
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'f',
      name: 'F',
      start: 'end',
      steps: [{ id: 'end', kind: 'end', name: 'End', config: {} }],
      edges: [],
      settings,
    },
    registry,
  );
  return findProblems(flow, registry).map(({ code, severity, path, message }) => [
    code,
    severity,
    path,
    message,
  ]);
}

test('a JWT template that reads what it can’t, or writes what it shouldn’t', () => {
  const claims = {
    sub: '{{user.email}}',
    plan: '{{user.customAttributes.plan}}',
    iss: 'me',
    org: { id: '{{tenant}}', risk: ['{{tenant.name}}', '{{connectors.httpResult.risk}}'] },
  };
  expect(problemsOf({ template: { claims } })).toEqual([
    [
      'unused-subject',
      'warning',
      'settings.template.claims.sub',
      'The JWT template has a "sub", but does not override the subject: it is left out. Turn on "Override subject claim", or take it out.',
    ],
    [
      'reserved-claim',
      'warning',
      'settings.template.claims.iss',
      'The JWT template writes the reserved claim "iss", which can make the token unusable: use another name.',
    ],
    [
      'template-path',
      'warning',
      'settings.template.claims.org.risk[1]',
      'The claim "org" of the JWT template reads {{connectors.httpResult.risk}}, but a template reads user and tenant only: it comes out empty. Set it with a Custom Claims step.',
    ],
  ]);
  const { iss: _iss, org: _org, ...others } = claims;
  expect(problemsOf({ template: { overrideSubject: true, claims: others } })).toEqual([]);
});

test('an override of the subject that the JWT template has no "sub" for', () => {
  const missing = [
    'missing-subject',
    'warning',
    'settings.template.overrideSubject',
    '"Override subject claim" is on, but the JWT template has no "sub" to override it with: add one to its claims, or turn it off.',
  ];
  expect(problemsOf({ template: { overrideSubject: true } })).toEqual([missing]);
  expect(problemsOf({ template: { overrideSubject: true, claims: { a: 1 } } })).toEqual([missing]);
});

test('attributes, tenants and roles that are declared twice', () => {
  const settings = {
    attributes: [
      { name: 'a', type: 'text' },
      { name: 'a', type: 'number' },
    ],
    tenants: [
      { id: 't', name: 'One' },
      { id: 'u', name: 'One' },
      { id: 't', name: 'Two' },
    ],
    roles: [{ name: 'r' }, { name: 's' }],
  };
  expect(problemsOf(settings)).toEqual([
    [
      'twice-declared',
      'warning',
      'settings.attributes[1].name',
      'The settings declare the custom attribute "a" twice: only the first counts. Take one out.',
    ],
    [
      'twice-declared',
      'warning',
      'settings.tenants[2].id',
      'The settings declare the tenant "t" twice: only the first counts. Take one out.',
    ],
  ]);
});
