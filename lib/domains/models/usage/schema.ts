import { z } from "zod";

/** Tokens and cost of a conversation, a workspace, a model or the organization. */
export interface UsageSum {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Millionths of a US dollar, of the calls whose model has a price. */
  costMicros: number;
  /** Calls that the service did not count itself. */
  estimated: number;
  /** Calls of models without a price. */
  unpriced: number;
}

export interface UsageRow extends UsageSum {
  /** The workspace's id, or provider and model. */
  id: string;
  label: string;
  detail: string | null;
}

export interface UsageDto {
  from: string;
  to: string;
  total: UsageSum;
  workspaces: UsageRow[];
  models: UsageRow[];
}

const day = z.iso.date("Write the day as 2026-11-21.");
/** Both days belong to it, in UTC. */
export const usagePeriodSchema = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day is not before the first." })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 366 * 86_400_000, { path: ["to"], message: "Choose at most a year." });
export type UsagePeriod = z.output<typeof usagePeriodSchema>;

/** The month up to today unless a good period is given. */
export function usagePeriod(asked: { from?: string | undefined; to?: string | undefined }, now = new Date()): UsagePeriod {
  const parsed = usagePeriodSchema.safeParse({ from: asked.from, to: asked.to });
  const today = now.toISOString().slice(0, 10);
  return parsed.success ? parsed.data : { from: `${today.slice(0, 8)}01`, to: today };
}
