import "server-only";
import type { z } from "zod";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { restoreDocument } from "@/lib/domains/dataroom/commands/restore-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { copyDocument } from "@/lib/domains/dataroom/organize/commands/copy-document";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import { renameDocument } from "@/lib/domains/dataroom/organize/commands/rename-document";
import { tagDocument } from "@/lib/domains/dataroom/organize/commands/tag-document";
import { isAppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { getApiDocument } from "../documents";
import { optionalId } from "../query";
import { bulkBody, type bulkResultSchema, updateDocumentBody } from "./folder-schemas";

type Result = z.output<typeof bulkResultSchema>["results"][number];

export async function updateApiDocument(ctx: TenantContext, request: Request, id: string) {
  const documentId = idParam(id, "document");
  assertPermission(ctx, renameDocument.permission);
  const body = parseInput(updateDocumentBody, await jsonBody(request));
  if (body.name !== undefined) await renameDocument.execute(ctx, { documentId, name: body.name });
  if (body.folderId !== undefined || body.projectId !== undefined) await moveDocument.execute(ctx, { documentId, ...placeOf(body) });
  if (body.addTags ?? body.removeTags) await tagDocument.execute(ctx, { documentId, add: body.addTags ?? [], remove: body.removeTags ?? [] });
  return getApiDocument(ctx, documentId);
}

/** One after the other; what is refused for one document does not keep the others from it. */
export async function changeApiDocuments(ctx: TenantContext, request: Request): Promise<z.output<typeof bulkResultSchema>> {
  assertPermission(ctx, "documents:read");
  const body = parseInput(bulkBody, await jsonBody(request));
  const results: Result[] = [];
  for (const documentId of new Set(body.documentIds)) {
    results.push(
      await change(ctx, documentId, body).then(
        (done) => ({ documentId, ok: true, ...done }),
        (error: unknown) => {
          if (!isAppError(error)) throw error;
          return { documentId, ok: false, code: error.code, detail: error.userMessage };
        },
      ),
    );
  }
  return { results };
}

async function change(ctx: TenantContext, id: string, body: z.output<typeof bulkBody>): Promise<{ copyId?: string }> {
  const documentId = idParam(id, "document");
  switch (body.action) {
    case "move":
      await moveDocument.execute(ctx, { documentId, ...placeOf(body) });
      return {};
    case "copy":
      return { copyId: (await copyDocument.execute(ctx, { documentId, ...placeOf(body) })).id };
    case "tag":
      await tagDocument.execute(ctx, { documentId, add: body.addTags ?? [], remove: body.removeTags ?? [] });
      return {};
    case "trash":
      await trashDocument.execute(ctx, { documentId });
      return {};
    case "restore":
      await restoreDocument.execute(ctx, { documentId });
      return {};
    case "purge":
      await purgeDocument.execute(ctx, { documentId });
      return {};
  }
}

function placeOf(body: { projectId?: string | undefined; folderId?: string | null | undefined }) {
  const projectId = optionalId(body.projectId, "project");
  return { folderId: optionalId(body.folderId, "folder") ?? null, ...(projectId ? { projectId } : {}) };
}
