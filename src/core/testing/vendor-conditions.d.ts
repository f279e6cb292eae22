/*
 * The vendor's published evaluators (MIT), which come without types: what of them the tests compare with. Values are
 * `any` there; JSON is what ours take.
 */

declare module '@descope/web-component/dist/esm/helpers/realtime-conditions/evaluator.js' {
  /** A value as it is, or the value of a form's field. */
  type Operand =
    | { readonly kind: 'value'; readonly value: unknown }
    | { readonly kind: 'form'; readonly form: string };

  interface Rule {
    readonly logicalOr?: boolean;
    readonly atomicConditions?: readonly {
      readonly operator: string;
      readonly target: Operand;
      readonly predicate: Operand;
    }[];
  }

  export function evaluateCondition(
    condition: { readonly rules?: readonly Rule[] },
    form: { readonly [key: string]: unknown },
  ): boolean;
  export function evaluateAll(
    conditions: readonly {
      readonly rules?: readonly Rule[];
      readonly componentIds?: readonly string[];
      readonly action?: string;
    }[],
    form: { readonly [key: string]: unknown },
  ): { readonly [componentId: string]: string };
  export function isEmpty(value: unknown): boolean;
  export function toFloat(value: unknown): { readonly value: number; readonly ok: boolean };
  export function toBoolean(value: unknown): { readonly value: boolean; readonly ok: boolean };
  export function toSlice(value: unknown): readonly unknown[] | null;
  export function toString(value: unknown): string;
}

declare module '@descope/web-component/dist/esm/helpers/conditions.js' {
  export function calculateCondition(
    condition: {
      readonly key: string;
      readonly operator: string;
      readonly predicate?: string;
      readonly met: { readonly interactionId: string };
      readonly unmet: { readonly interactionId: string };
    },
    context: { readonly abTestingKey?: number; readonly code?: string; readonly token?: string },
  ): { readonly conditionInteractionId?: string };
}
