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
import { listTags } from "@/lib/domains/dataroom/organize/queries";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { noContent } from "../organization/organization-post";
import { optionalId, parseQuery } from "../query";
import { deleteQuery } from "../schemas";
import { createFolderBody, type folderSchema, listFoldersQuery, updateFolderBody } from "./folder-schemas";

function apiFolder({ id, projectId, parentId, name, number, position, minSensitivity, departmentIds }: FolderDto): z.output<typeof folderSchema> {
  return { id, projectId, parentId, name, number, position, minSensitivity, departmentIds };
}

export async function listApiFolders(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "documents:read");
  const projectId = optionalId(parseQuery(listFoldersQuery, query).projectId, "project");
  const folders = await inTenant(ctx, async (tx) => {
    if (projectId) await getProject(tx, projectId);
    return listFolders(tx, { projectId });
  });
  return { data: folders.map(apiFolder) };
}

export async function getApiFolder(ctx: TenantContext, folderId: string) {
  assertPermission(ctx, "documents:read");
  return apiFolder(await inTenant(ctx, (tx) => getFolder(tx, folderId)));
}

export async function createApiFolder(ctx: TenantContext, request: Request): Promise<Response> {
  assertPermission(ctx, createFolder.permission);
  const body = parseInput(createFolderBody, await jsonBody(request));
  const projectId = optionalId(body.projectId, "project");
  const parentId = optionalId(body.parentId, "folder");
  const created = await createFolder.execute(ctx, { name: body.name, ...(projectId ? { projectId } : {}), ...(parentId ? { parentId } : {}) });
  return Response.json(apiFolder(created), { status: 201, headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
}

export async function updateApiFolder(ctx: TenantContext, request: Request, id: string) {
  const folderId = idParam(id, "folder");
  const body = parseInput(updateFolderBody, await jsonBody(request));
  const folder = await getApiFolder(ctx, folderId);
  if (body.name !== undefined) await renameFolder.execute(ctx, { folderId, name: body.name });
  if (body.parentId !== undefined || body.position !== undefined) {
    const parentId = body.parentId === undefined ? folder.parentId : (optionalId(body.parentId, "folder") ?? null);
    await moveFolder.execute(ctx, { folderId, parentId, ...(body.position === undefined ? {} : { position: body.position }) });
  }
  if (body.minSensitivity) await classifyFolder.execute(ctx, { folderId, minSensitivity: body.minSensitivity, ...(body.reason ? { reason: body.reason } : {}) });
  if (body.departmentIds) await limitFolder.execute(ctx, { folderId, departmentIds: body.departmentIds.map((entry) => idParam(entry, "department")) });
  return getApiFolder(ctx, folderId);
}

export async function deleteApiFolder(ctx: TenantContext, folderId: string, query: URLSearchParams): Promise<Response> {
  const verb = parseQuery(deleteQuery, query).purge === "true" ? purgeFolder : trashFolder;
  assertPermission(ctx, verb.permission);
  await verb.execute(ctx, { folderId: idParam(folderId, "folder") });
  return noContent(ctx);
}

export async function restoreApiFolder(ctx: TenantContext, folderId: string) {
  assertPermission(ctx, restoreFolder.permission);
  await restoreFolder.execute(ctx, { folderId: idParam(folderId, "folder") });
  return getApiFolder(ctx, folderId);
}

export async function listApiTags(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "documents:read");
  const projectId = optionalId(parseQuery(listFoldersQuery, query).projectId, "project");
  const data = await inTenant(ctx, async (tx) => {
    if (projectId) await getProject(tx, projectId);
    return listTags(tx, { projectId });
  });
  return { data };
}
