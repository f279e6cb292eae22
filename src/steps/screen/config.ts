import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { screen } from './definition.ts';

/** The stock inputs and the context key each writes. Source: real exports (facts/descope.md §1.4). */
const INPUTS = [
  'email',
  'externalId',
  'phone',
  'fullName',
  'givenName',
  'familyName',
  'password',
  'newPassword',
  'code',
  'photo',
  'select',
  'context-key',
] as const;

const LABELS: Readonly<Record<(typeof INPUTS)[number], string>> = {
  email: 'Email',
  externalId: 'Custom Login ID',
  phone: 'Phone',
  fullName: 'Full name',
  givenName: 'First name',
  familyName: 'Last name',
  password: 'Password',
  newPassword: 'New password',
  code: 'One-time code',
  photo: 'Photo',
  select: 'Choice',
  'context-key': 'Context Key',
};

const label = z.string().meta({ title: 'Label', control: 'text' });

const textSchema = z
  .looseObject({
    type: z.literal('text'),
    text: z.string().meta({ title: 'Text', control: 'text' }),
    variant: z.enum(['title', 'subtitle', 'body']).optional().meta({ title: 'Style' }),
  })
  .meta({ title: 'Text', initial: { type: 'text', text: 'Text' } });

const inputSchema = z
  .looseObject({
    type: z.literal('input'),
    input: z.enum(INPUTS).meta({
      title: 'Input',
      description:
        'Decides the key it writes, such as form.email; Custom Login ID: form.externalId.',
      labels: LABELS,
    }),
    contextKey: z
      .string()
      .optional()
      .meta({
        title: 'Context Key',
        description: 'What it writes, such as ssn for form.ssn.',
        shownWhen: { field: 'input', is: ['context-key', 'select'] },
      }),
    options: z
      .array(
        z
          .looseObject({
            value: z.string().meta({ title: 'Value' }),
            label: z.string().optional().meta({ title: 'Label' }),
          })
          .meta({ title: 'Option', initial: { value: 'option' } }),
      )
      .optional()
      .meta({ title: 'Options', shownWhen: { field: 'input', is: ['select'] } }),
    submitPort: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Auto-submit port',
        description: 'A complete code leaves by this port, without a button.',
        control: 'port',
        placeholder: 'Not by itself',
        initial: 'oneTimeCodeId',
        shownWhen: { field: 'input', is: ['code'] },
      }),
    label,
    placeholder: z.string().optional().meta({ title: 'Placeholder' }),
    required: z.boolean().optional().meta({ title: 'Required' }),
  })
  .meta({
    title: 'Input',
    initial: { type: 'input', input: 'email', label: 'Email', required: true },
  });

const buttonSchema = z
  .looseObject({
    type: z.literal('button'),
    id: z.string().min(1).meta({
      title: 'Button ID',
      description: 'The port’s name.',
      control: 'port',
      unique: true,
      initial: 'button',
    }),
    label,
    variant: z.enum(['primary', 'secondary', 'link']).optional().meta({ title: 'Style' }),
  })
  .meta({ title: 'Button', initial: { type: 'button', id: 'button', label: 'Continue' } });

const errorSchema = z
  .looseObject({ type: z.literal('error-message') })
  .meta({ title: 'Error message', description: 'Where an automatic error is shown.' });

const pollingSchema = z
  .looseObject({
    type: z.literal('polling'),
    id: z.string().min(1).meta({
      title: 'Loader ID',
      description: 'The port’s name.',
      control: 'port',
      unique: true,
      initial: 'polling',
    }),
  })
  .meta({
    title: 'Polling loader',
    description:
      'Waits for something done elsewhere, such as opening a link, and then leaves by its port.',
    initial: { type: 'polling', id: 'polling' },
  });

const imageSchema = z
  .looseObject({
    type: z.literal('image'),
    alt: z.string().meta({ title: 'What it shows', control: 'plain' }),
  })
  .meta({
    title: 'Image',
    description: 'Drawn as a box: nothing is loaded from elsewhere.',
    initial: { type: 'image', alt: 'Logo' },
  });

const dividerSchema = z
  .looseObject({
    type: z.literal('divider'),
    text: z.string().optional().meta({ title: 'Text', control: 'text' }),
  })
  .meta({ title: 'Divider', initial: { type: 'divider', text: 'or' } });

const linkSchema = z
  .looseObject({
    type: z.literal('link'),
    text: z.string().meta({ title: 'Text', control: 'text' }),
    href: z.string().optional().meta({ title: 'Address', control: 'text' }),
  })
  .meta({ title: 'Link', initial: { type: 'link', text: 'Privacy statement' } });

const configSchema = z
  .looseObject({
    components: z
      .array(
        z.discriminatedUnion('type', [
          textSchema,
          inputSchema,
          buttonSchema,
          errorSchema,
          dividerSchema,
          linkSchema,
          imageSchema,
          pollingSchema,
        ]),
      )
      .meta({ title: 'Components' }),
  })
  .meta({ title: 'Screen' });

export type ScreenConfig = z.infer<typeof configSchema>;
export type ScreenComponent = ScreenConfig['components'][number];

export const config = defineConfig(screen, configSchema);
