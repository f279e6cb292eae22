import type { z } from 'zod';
import { issuesOf } from './first-issue.ts';
import type { SchemaIssue } from './first-issue.ts';

/** A value of the schema's type, or everything that keeps it from being one. */
export type Reading<Value> =
  | { readonly type: 'read'; readonly value: Value }
  | { readonly type: 'unreadable'; readonly issues: readonly SchemaIssue[] };

/**
 * Reads what a form holds: unlike {@link firstIssue} it names every field that has to be mended, in the schema's order.
 * Unknown fields stay where the schema is loose.
 */
export function readValue<Value>(schema: z.ZodType<Value>, value: unknown): Reading<Value> {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success
    ? { type: 'read', value: result.data }
    : { type: 'unreadable', issues: issuesOf(result.error) };
}
