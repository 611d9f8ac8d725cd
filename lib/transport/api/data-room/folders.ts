import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { classifyFolder } from "@/lib/domains/dataroom/folders/commands/classify-folder";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { limitFolder } from "@/lib/domains/dataroom/folders/commands/limit-folder";
import { moveFolder } from "@/lib/domains/dataroom/folders/commands/move-folder";
import { purgeFolder } from "@/lib/domains/dataroom/folders/commands/purge-folder";
import { renameFolder } from "@/lib/domains/dataroom/folders/commands/rename-folder";
import { restoreFolder } from "@/lib/domains/dataroom/folders/commands/restore-folder";
import { trashFolder } from "@/lib/domains/dataroom/folders/commands/trash-folder";
import { getFolder, listFolders } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { idempotently } from "../idempotency";
import { noContent } from "../organization/organization-post";
import { optionalId, parseQuery } from "../query";
import { deleteQuery } from "../schemas";
import { createFolderBody, type folderSchema, listFoldersQuery, updateFolderBody } from "./folder-schemas";

function apiFolder({ id, projectId, parentId, name, number, position, minSensitivity, departmentIds }: FolderDto): z.output<typeof folderSchema> {
  return { id, projectId, parentId, name, number, position, minSensitivity, departmentIds };
}

export async function listApiFolders(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "documents:read");
  const asked = parseQuery(listFoldersQuery, query);
  const projectId = optionalId(asked.projectId, "project");
  const parentId = asked.parentId === "none" ? null : optionalId(asked.parentId, "folder");
  const trashed = asked.trashed === "true";
  const folders = await inTenant(ctx, async (tx) => {
    if (projectId) await getProject(tx, projectId);
    if (parentId) await getFolder(tx, parentId, { trashed });
    return listFolders(tx, { projectId, trashed });
  });
  return { data: folders.filter((folder) => parentId === undefined || folder.parentId === parentId).map(apiFolder) };
}

export async function getApiFolder(ctx: TenantContext, folderId: string) {
  assertPermission(ctx, "documents:read");
  return apiFolder(await inTenant(ctx, (tx) => getFolder(tx, folderId)));
}

/** An answer that is given again is for who still sees the folder. */
const stillSeen = (ctx: TenantContext) => async ({ body }: { body: unknown }) => void (await getApiFolder(ctx, (body as { id: string }).id));

export async function createApiFolder(ctx: TenantContext, request: Request): Promise<Response> {
  assertPermission(ctx, createFolder.permission);
  assertPermission(ctx, "documents:read");
  const body = parseInput(createFolderBody, await jsonBody(request));
  const projectId = optionalId(body.projectId, "project");
  const parentId = optionalId(body.parentId, "folder");
  const work = async () => apiFolder(await createFolder.execute(ctx, { name: body.name, ...(projectId ? { projectId } : {}), ...(parentId ? { parentId } : {}) }));
  return idempotently(ctx, request, (claim) => claim([body]).then(async () => ({ status: 201, body: await work() })), stillSeen(ctx));
}

export async function updateApiFolder(ctx: TenantContext, request: Request, id: string) {
  const folderId = idParam(id, "folder");
  assertPermission(ctx, "documents:read");
  const body = parseInput(updateFolderBody, await jsonBody(request));
  const moves = body.parentId !== undefined || body.position !== undefined;
  if (body.name !== undefined || moves) assertPermission(ctx, renameFolder.permission);
  if (body.minSensitivity) assertPermission(ctx, classifyFolder.permission);
  if (body.departmentIds) assertPermission(ctx, limitFolder.permission);
  const folder = await getApiFolder(ctx, folderId);
  if (body.name !== undefined) await renameFolder.execute(ctx, { folderId, name: body.name });
  if (moves) {
    const parentId = body.parentId === undefined ? folder.parentId : (optionalId(body.parentId, "folder") ?? null);
    await moveFolder.execute(ctx, { folderId, parentId, ...(body.position === undefined ? {} : { position: body.position }) });
  }
  if (body.minSensitivity) await classifyFolder.execute(ctx, { folderId, minSensitivity: body.minSensitivity, ...(body.reason ? { reason: body.reason } : {}) });
  // Last: after it the folder may be out of the caller's sight.
  const before = await getApiFolder(ctx, folderId);
  if (!body.departmentIds) return before;
  const limited = await limitFolder.execute(ctx, { folderId, departmentIds: body.departmentIds.map((entry) => idParam(entry, "department")), confirmed: body.confirmed ?? false });
  return { ...before, departmentIds: limited.departmentIds };
}

export async function deleteApiFolder(ctx: TenantContext, folderId: string, query: URLSearchParams): Promise<Response> {
  const verb = parseQuery(deleteQuery, query).purge === "true" ? purgeFolder : trashFolder;
  assertPermission(ctx, verb.permission);
  await verb.execute(ctx, { folderId: idParam(folderId, "folder") });
  return noContent(ctx);
}

export async function restoreApiFolder(ctx: TenantContext, request: Request, id: string): Promise<Response> {
  assertPermission(ctx, restoreFolder.permission);
  assertPermission(ctx, "documents:read");
  const folderId = idParam(id, "folder");
  const work = async () => {
    await restoreFolder.execute(ctx, { folderId });
    return { status: 200, body: await getApiFolder(ctx, folderId) };
  };
  return idempotently(ctx, request, (claim) => claim([]).then(work), stillSeen(ctx));
}
