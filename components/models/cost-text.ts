import type { UsageSum } from "@/lib/domains/models/usage/schema";

const DOLLAR = 1_000_000;

/** In US dollars; small sums with as many digits as say something. */
export function costText({ calls, costMicros, unpriced }: Pick<UsageSum, "calls" | "costMicros" | "unpriced">, locale = "en"): string {
  if (calls === unpriced) return "no price";
  const dollars = costMicros / DOLLAR;
  const digits = dollars === 0 || dollars >= 1 ? 2 : dollars >= 0.01 ? 3 : 6;
  return new Intl.NumberFormat(locale, { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: digits }).format(dollars);
}
