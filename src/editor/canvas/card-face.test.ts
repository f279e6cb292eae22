import { describe, expect, test } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { faceOf, nameOfCard } from './card-face.ts';

const [login, check, , end] = smallFlow.steps;

describe('faceOf', () => {
  test('says what the kind says of itself, with a port for every way out', () => {
    expect(faceOf(check!)).toEqual({
      name: 'Check password',
      kindTitle: 'Generic HTTP Connector',
      summary: 'POST /login → httpResult',
      icon: 'plug',
      tone: 'connector',
      shape: 'card',
      ports: [
        { id: 'success', label: 'Success', role: 'success' },
        { id: 'request_error', label: 'Request error', role: 'error' },
      ],
      fidelity: 'runs',
    });
    expect(nameOfCard(faceOf(check!))).toBe(
      'Check password, Generic HTTP Connector, POST /login → httpResult',
    );
  });

  test('shows an End as a pill', () => {
    expect(faceOf(end!)).toMatchObject({ shape: 'end', ports: [] });
  });

  test('is the same object as long as the step and its stray ports are the same', () => {
    const face = faceOf(login!, ['submit']);
    expect(faceOf(login!, ['submit', 'cancel'])).toBe(face);
    const withStray = faceOf(login!, ['submit', 'gone']);
    expect(withStray).not.toBe(face);
    expect(faceOf(login!, ['gone', 'gone', 'cancel'])).toBe(withStray);
  });

  test('shows ports that edges use and the step does not have, so that no edge hides', () => {
    expect(faceOf(end!, ['success'])).toMatchObject({
      shape: 'card',
      ports: [{ id: 'success', label: 'success (no such way out)', role: 'error', stray: true }],
    });
  });

  test('shows a kind nobody knows by the ports its edges use', () => {
    const step = { id: 'x', kind: 'sms', name: '', config: {} };
    expect(faceOf(step, ['sent', 'failed'])).toEqual({
      name: 'x',
      kindTitle: 'Unknown kind “sms”',
      summary: 'kind “sms” is not known',
      icon: 'box',
      tone: 'end',
      shape: 'card',
      ports: [
        { id: 'sent', label: 'sent', role: 'branch', stray: true },
        { id: 'failed', label: 'failed', role: 'branch', stray: true },
      ],
      fidelity: 'kept',
    });
  });

  test('says what an action is, and that it is simulated', () => {
    const config = { action: 'oauth-start', args: { defaultProvider: 'google' } };
    const step = { id: 'google', kind: 'action', name: 'Google', config };
    expect(faceOf(step)).toMatchObject({ icon: 'globe', fidelity: 'simulated' });
    expect(nameOfCard(faceOf(step))).toBe(
      'Google, Sign Up or In / OAuth, simulated, signs in by a social provider: google',
    );
    const loads = { ...step, config: { action: 'loadUser' } };
    expect(nameOfCard(faceOf(loads))).toBe(
      'Google, Load User, loads the user of the session brought along',
    );
  });

  test('survives a config its kind cannot read', () => {
    const step = { id: 'c', kind: 'condition', name: 'Half typed', config: {} };
    expect(faceOf(step)).toMatchObject({ summary: 'settings need attention', ports: [] });
  });
});
