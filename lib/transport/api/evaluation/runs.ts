import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { cancelRun } from "@/lib/domains/evaluation/runs/commands/cancel-run";
import { startRun } from "@/lib/domains/evaluation/runs/commands/start-run";
import { listResults } from "@/lib/domains/evaluation/runs/queries/results";
import { getRun, getRunBefore, listRuns } from "@/lib/domains/evaluation/runs/queries/runs";
import type { RunDto } from "@/lib/domains/evaluation/runs/schema";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { pageOf, pageOfAll, startOf } from "../offset-page";
import { parseQuery } from "../query";
import { pageQuery } from "../schemas";
import { resultsQuery } from "./evaluation-schemas";

const baseIdOf = (id: string) => idParam(id, "knowledge base");
const runIdOf = (id: string) => idParam(id, "run");

function read(ctx: TenantContext, baseId: string, runId: string): Promise<RunDto> {
  return inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    return getRun(tx, baseId, runId);
  });
}

export async function listApiRuns(ctx: TenantContext, id: string, query: URLSearchParams) {
  assertPermission(ctx, "knowledge:read");
  const baseId = baseIdOf(id);
  const runs = await inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    return listRuns(tx, baseId);
  });
  return pageOfAll("runs", parseQuery(pageQuery, query), runs);
}

export async function getApiRun(ctx: TenantContext, id: string, runId: string): Promise<RunDto> {
  assertPermission(ctx, "knowledge:read");
  return read(ctx, baseIdOf(id), runIdOf(runId));
}

export async function startApiRun(ctx: TenantContext, id: string): Promise<Response> {
  assertPermission(ctx, "knowledge:manage");
  assertPermission(ctx, "knowledge:read");
  const baseId = baseIdOf(id);
  const { runId } = await startRun.execute(ctx, { baseId });
  return Response.json(await read(ctx, baseId, runId), { status: 201 });
}

export async function cancelApiRun(ctx: TenantContext, id: string, run: string): Promise<RunDto> {
  assertPermission(ctx, "knowledge:manage");
  assertPermission(ctx, "knowledge:read");
  const [baseId, runId] = [baseIdOf(id), runIdOf(run)];
  await cancelRun.execute(ctx, { baseId, runId });
  return read(ctx, baseId, runId);
}

export async function listApiResults(ctx: TenantContext, id: string, run: string, query: URLSearchParams) {
  assertPermission(ctx, "knowledge:read");
  const [baseId, runId] = [baseIdOf(id), runIdOf(run)];
  const asked = parseQuery(resultsQuery, query);
  const list = `results-${runId}`;
  const skip = startOf(list, asked);
  const { data, total } = await inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    const { number } = await getRun(tx, baseId, runId);
    const before = await getRunBefore(tx, baseId, number);
    return listResults(tx, runId, { limit: asked.limit, skip, missed: asked.missed === "true", beforeId: before?.id });
  });
  return pageOf(list, skip, data, total);
}
