import { z } from 'zod';
import { defineStep } from '../../core/kind/definition.ts';

export const end = defineStep({
  kind: 'end',
  version: 1,
  title: 'End',
  group: 'End',
  icon: 'circle-stop',
  tone: 'end',
  help: {
    text: 'Ends the flow. If someone signed in, the session and refresh tokens are returned; otherwise none is.',
    source: 'Descope docs, "End action"',
    assumptions: [],
  },
  config: z.looseObject({}).meta({ title: 'End' }),
  palette: [
    { title: 'End', synonyms: ['finish', 'done', 'stop', 'token', 'logged in'], defaults: {} },
  ],
  errors: [],
  ports: () => [],
  summary: () => 'returns the session token',
  reads: () => ['user'],
  writes: () => [],
  refines: () => [],
  execute: (context) => ({
    type: 'finish',
    why:
      context.user === undefined
        ? 'The flow ends. Nobody signed in, so there is no session token.'
        : `The flow ends with the session of ${context.user.loginIds[0] ?? context.user.userId}.`,
  }),
});
