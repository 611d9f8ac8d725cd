import "server-only";
import type { z } from "zod";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { limitDocument } from "@/lib/domains/dataroom/commands/limit-document";
import { copyDocument } from "@/lib/domains/dataroom/organize/commands/copy-document";
import { favourDocument } from "@/lib/domains/dataroom/organize/commands/favour-document";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import { renameDocument } from "@/lib/domains/dataroom/organize/commands/rename-document";
import { tagDocument } from "@/lib/domains/dataroom/organize/commands/tag-document";
import { restoreDocument } from "@/lib/domains/dataroom/commands/restore-document";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { apiStatus, getApiDocument } from "../documents";
import { idempotently } from "../idempotency";
import { optionalId } from "../query";
import { copyDocumentBody, updateDocumentBody } from "./change-schemas";

export async function updateApiDocument(ctx: TenantContext, request: Request, id: string) {
  const documentId = idParam(id, "document");
  assertPermission(ctx, "documents:read");
  const body = parseInput(updateDocumentBody, await jsonBody(request));
  assertChanges(ctx, body);
  if (body.name !== undefined) await renameDocument.execute(ctx, { documentId, name: body.name });
  if (body.folderId !== undefined || body.projectId !== undefined) await moveDocument.execute(ctx, { documentId, ...placeOf(body) });
  if (body.addTags ?? body.removeTags) await tagDocument.execute(ctx, { documentId, add: body.addTags ?? [], remove: body.removeTags ?? [] });
  if (body.sensitivity) await classifyDocument.execute(ctx, { documentId, sensitivity: body.sensitivity, ...(body.reason ? { reason: body.reason } : {}) });
  // Last: after it the document may be out of the caller's sight.
  const changed = await getApiDocument(ctx, documentId);
  if (body.departmentIds) await limitDocument.execute(ctx, { documentId, departmentIds: body.departmentIds.map((entry) => idParam(entry, "department")), confirmed: body.confirmed ?? false });
  return changed;
}

/** Before anything is changed. */
function assertChanges(ctx: TenantContext, { sensitivity, reason: _, departmentIds, confirmed: __, ...rest }: z.output<typeof updateDocumentBody>): void {
  if (Object.keys(rest).length > 0) assertPermission(ctx, renameDocument.permission);
  if (sensitivity) assertPermission(ctx, classifyDocument.permission);
  if (departmentIds) assertPermission(ctx, limitDocument.permission);
}

export async function copyApiDocument(ctx: TenantContext, request: Request, id: string): Promise<Response> {
  const documentId = idParam(id, "document");
  assertPermission(ctx, copyDocument.permission);
  assertPermission(ctx, "documents:read");
  const body = parseInput(copyDocumentBody, await jsonBody(request));
  const work = async () => {
    const copy = await copyDocument.execute(ctx, { documentId, ...placeOf(body), ...(body.name === undefined ? {} : { name: body.name }) });
    return { status: 201, body: { ...copy, status: apiStatus(copy.status) } };
  };
  return idempotently(ctx, request, (claim) => claim([body]).then(work), async ({ body: answer }) => void (await getApiDocument(ctx, (answer as { id: string }).id)));
}

export async function restoreApiDocument(ctx: TenantContext, request: Request, id: string): Promise<Response> {
  const documentId = idParam(id, "document");
  assertPermission(ctx, restoreDocument.permission);
  assertPermission(ctx, "documents:read");
  const work = async () => {
    await restoreDocument.execute(ctx, { documentId });
    return { status: 200, body: await getApiDocument(ctx, documentId) };
  };
  return idempotently(ctx, request, (claim) => claim([]).then(work), async () => void (await getApiDocument(ctx, documentId)));
}

export function favourApiDocument(ctx: TenantContext, id: string, favourite: boolean) {
  assertPermission(ctx, favourDocument.permission);
  return favourDocument.execute(ctx, { documentId: idParam(id, "document"), favourite });
}

export function placeOf(body: { projectId?: string | undefined; folderId?: string | null | undefined }) {
  const projectId = optionalId(body.projectId, "project");
  return { folderId: optionalId(body.folderId, "folder") ?? null, ...(projectId ? { projectId } : {}) };
}
