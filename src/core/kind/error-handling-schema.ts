import { z } from 'zod';
import { HANDLINGS } from './error-handling.ts';
import type { ErrorType } from './error-handling.ts';

/**
 * The settings of one named error: Automatic (back to the last screen), Custom (a port of its own), Custom with a
 * message that the next screen shows, or Ignore. Real exports name the third `customWithError`.
 */
const handlingSchema = z
  .looseObject({
    handling: z.enum(HANDLINGS).meta({
      title: 'Handling',
      description:
        'Automatic: back to the last screen. Custom: a port of its own. Custom with message: a port, and the next screen shows the message. Ignore: success.',
      labels: { 'custom-with-message': 'Custom with message' },
    }),
    message: z
      .string()
      .optional()
      .meta({
        title: 'Message',
        description: 'Shown on the screen instead of the error’s own text.',
        control: 'text',
        shownWhen: { field: 'handling', is: ['automatic', 'custom-with-message'] },
      }),
  })
  .meta({ title: 'Error handling' });

/** The `errorHandling` field of a kind with these errors; errors left out are handled automatically. */
export function errorHandlingSchema(errors: readonly ErrorType[]) {
  const shape: { [type: string]: z.ZodOptional<typeof handlingSchema> } = {};
  for (const { type, title } of errors) shape[type] = handlingSchema.optional().meta({ title });
  return z
    .looseObject(shape)
    .optional()
    .meta({ title: 'Error handling', control: 'error-handling' });
}
