import { z } from 'zod';

/** What can be done about a named error (Descope docs, "Customizing flow errors"). */
export const HANDLINGS = ['automatic', 'custom', 'custom-with-message', 'ignore'] as const;
export type Handling = (typeof HANDLINGS)[number];

/** A named error of a kind. `code` only where a source gives one: none is invented. */
export interface ErrorType {
  readonly type: string;
  readonly title: string;
  readonly code?: string;
  readonly description?: string;
  /** Set where the name is ours and not Descope's. */
  readonly ours?: boolean;
}

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

/** How a step's config says that this error is handled. */
export function handlingOf(
  config: unknown,
  type: string,
): { handling: Handling; message?: string } {
  const settings = member(member(config, 'errorHandling'), type);
  const handling = HANDLINGS.find((known) => known === member(settings, 'handling')) ?? 'automatic';
  const message = member(settings, 'message');
  return typeof message === 'string' && message !== '' ? { handling, message } : { handling };
}

/** Whether an error with this handling leaves by a port of its own. */
export function hasPort(handling: Handling): boolean {
  return handling === 'custom' || handling === 'custom-with-message';
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
