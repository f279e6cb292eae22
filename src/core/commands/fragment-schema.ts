import { z } from 'zod';
import { edgeSchema, stepSchema } from '../document/schema.ts';

const placeSchema = z.looseObject({ x: z.number(), y: z.number() });

/** Steps as the clipboard holds them: JSON text that can go to another flow, tab or file. */
export const fragmentSchema = z.looseObject({
  format: z.literal('flowmint/fragment'),
  version: z.literal(1),
  steps: z.array(stepSchema).min(1),
  edges: z.array(edgeSchema),
  layout: z.record(z.string(), placeSchema),
});

export type Fragment = z.infer<typeof fragmentSchema>;
