import type { z } from "zod";

/** A fact in the past tense. `object` says what it happened to. */
export interface EventDefinition<P extends z.ZodType = z.ZodType> {
  type: string;
  objectType: string;
  payload: P;
  objectId: (payload: z.output<P>) => string | null;
}

export function defineEvent<P extends z.ZodType>(
  type: `${string}.${string}`,
  objectType: string,
  payload: P,
  objectId: (payload: z.output<P>) => string | null,
): EventDefinition<P> {
  return { type, objectType, payload, objectId };
}
