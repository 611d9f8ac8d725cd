import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { addSources } from "@/lib/domains/knowledge/bases/commands/add-sources";
import { cancelIndexing } from "@/lib/domains/knowledge/bases/commands/cancel-indexing";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { deleteBase } from "@/lib/domains/knowledge/bases/commands/delete-base";
import { indexBase } from "@/lib/domains/knowledge/bases/commands/index-base";
import { publishBase } from "@/lib/domains/knowledge/bases/commands/publish-base";
import { removeSource } from "@/lib/domains/knowledge/bases/commands/remove-source";
import { unpublishBase } from "@/lib/domains/knowledge/bases/commands/unpublish-base";
import { updateBase } from "@/lib/domains/knowledge/bases/commands/update-base";
import { getBase, listBases } from "@/lib/domains/knowledge/bases/queries/bases";
import { listSources } from "@/lib/domains/knowledge/bases/queries/sources";
import { getStatistics } from "@/lib/domains/knowledge/bases/queries/statistics";
import type { BaseDto, RetrievalTestDto, StatisticsDto } from "@/lib/domains/knowledge/bases/schema";
import { tryRetrieval } from "@/lib/domains/knowledge/bases/try-retrieval";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, type Command, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import type { z } from "zod";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOfAll } from "../offset-page";
import { parseQuery } from "../query";
import { pageQuery } from "../schemas";
import { addSourcesBody, createBaseBody, publishBody, testBody, updateBaseBody } from "./base-schemas";

/** Bytes of a body with a reason in it. */
const SMALL = 10_000;
const baseIdOf = (id: string) => idParam(id, "knowledge base");
const read = (ctx: TenantContext, baseId: string): Promise<BaseDto> => inTenant(ctx, (tx) => getBase(tx, baseId));

/** Whoever changes a base is answered with it. */
function assertManages(ctx: TenantContext): void {
  assertPermission(ctx, "knowledge:manage");
  assertPermission(ctx, "knowledge:read");
}

export async function listApiBases(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "knowledge:read");
  return pageOfAll("knowledge-bases", parseQuery(pageQuery, query), await inTenant(ctx, (tx) => listBases(tx)));
}

export async function getApiBase(ctx: TenantContext, id: string): Promise<BaseDto> {
  assertPermission(ctx, "knowledge:read");
  return read(ctx, baseIdOf(id));
}

export async function createApiBase(ctx: TenantContext, request: Request): Promise<Response> {
  assertManages(ctx);
  const { baseId } = await createBase.execute(ctx, parseInput(createBaseBody, await jsonBody(request)));
  return Response.json(await read(ctx, baseId), { status: 201 });
}

export async function updateApiBase(ctx: TenantContext, request: Request, id: string): Promise<BaseDto> {
  assertManages(ctx);
  const baseId = baseIdOf(id);
  await updateBase.execute(ctx, { ...parseInput(updateBaseBody, await jsonBody(request)), baseId });
  return read(ctx, baseId);
}

export async function deleteApiBase(ctx: TenantContext, id: string): Promise<Response> {
  await deleteBase.execute(ctx, { baseId: baseIdOf(id) });
  return new Response(null, { status: 204 });
}

export async function listApiSources(ctx: TenantContext, id: string) {
  assertPermission(ctx, "knowledge:read");
  const baseId = baseIdOf(id);
  return inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    return { data: await listSources(tx, baseId) };
  });
}

export async function addApiSources(ctx: TenantContext, request: Request, id: string) {
  assertManages(ctx);
  const baseId = baseIdOf(id);
  await addSources.execute(ctx, { ...parseInput(addSourcesBody, await jsonBody(request)), baseId });
  return listApiSources(ctx, baseId);
}

export async function removeApiSource(ctx: TenantContext, id: string, sourceId: string): Promise<Response> {
  await removeSource.execute(ctx, { baseId: baseIdOf(id), sourceId: idParam(sourceId, "source") });
  return new Response(null, { status: 204 });
}

type BaseCommand = Command<z.ZodType<{ baseId: string }, { baseId: string }>>;
const STEPS = { index: indexBase, cancel: cancelIndexing, unpublish: unpublishBase } as const satisfies Record<string, BaseCommand>;

/** One step of a base's life, answered with the base. */
export async function stepApiBase(ctx: TenantContext, id: string, step: keyof typeof STEPS): Promise<BaseDto> {
  assertManages(ctx);
  const baseId = baseIdOf(id);
  await STEPS[step].execute(ctx, { baseId });
  return read(ctx, baseId);
}

export async function publishApiBase(ctx: TenantContext, request: Request, id: string): Promise<BaseDto> {
  assertManages(ctx);
  const baseId = baseIdOf(id);
  await publishBase.execute(ctx, { ...parseInput(publishBody, await jsonBody(request, SMALL, {})), baseId });
  return read(ctx, baseId);
}

export async function testApiBase(ctx: TenantContext, request: Request, id: string): Promise<RetrievalTestDto> {
  assertPermission(ctx, "knowledge:read");
  return tryRetrieval(ctx, { ...parseInput(testBody, await jsonBody(request)), baseId: baseIdOf(id) });
}

export async function getApiStatistics(ctx: TenantContext, id: string): Promise<StatisticsDto> {
  assertPermission(ctx, "knowledge:read");
  const baseId = baseIdOf(id);
  const statistics = await inTenant(ctx, async (tx) => {
    await getBase(tx, baseId);
    return getStatistics(tx, baseId);
  });
  if (!statistics) throw new AppError("conflict", { userMessage: "This knowledge base has not been indexed yet." });
  return statistics;
}
