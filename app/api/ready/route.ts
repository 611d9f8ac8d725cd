import { readiness } from "@/lib/domains/ops/readiness";

export const dynamic = "force-dynamic";

/** Ready: every part this process needs answers; 503 names the ones that don't. */
export async function GET(): Promise<Response> {
  const checks = await readiness();
  const ready = checks.every((check) => check.ok);
  return Response.json({ status: ready ? "ready" : "not ready", checks }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
