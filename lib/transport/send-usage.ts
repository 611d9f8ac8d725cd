import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { listDailyUsage } from "@/lib/domains/models/usage/queries";
import { usagePeriod } from "@/lib/domains/models/usage/schema";
import { assertPermission } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { CSV_START, csvLine } from "@/lib/kernel/csv";
import { contentDisposition } from "./content-disposition";

const HEADINGS = ["Day (UTC)", "Workspace", "Provider", "Model", "Calls", "Tokens in", "Tokens out", "Cost in US dollars", "Calls counted by estimate", "Calls without a price"];
const DOLLAR = 1_000_000;

/** What the organization's models used, as CSV: one line for each day, workspace and model. */
export async function sendUsage(ctx: OrganizationContext, query: URLSearchParams): Promise<Response> {
  assertPermission(ctx, "models:read");
  const period = usagePeriod({ from: query.get("from") ?? undefined, to: query.get("to") ?? undefined });
  const days = await inTenant(ctx, (tx) => listDailyUsage(tx, period));
  const lines = days.map((row) =>
    csvLine([row.day, row.workspace, row.provider, row.model, row.calls, row.inputTokens, row.outputTokens, row.calls === row.unpriced ? null : row.costMicros / DOLLAR, row.estimated, row.unpriced]),
  );
  return new Response(CSV_START + csvLine(HEADINGS) + lines.join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": contentDisposition("attachment", `Model usage ${period.from} to ${period.to}.csv`),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "x-request-id": ctx.requestId,
    },
  });
}
