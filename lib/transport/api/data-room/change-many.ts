import "server-only";
import type { z } from "zod";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { restoreDocument } from "@/lib/domains/dataroom/commands/restore-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { copyDocument } from "@/lib/domains/dataroom/organize/commands/copy-document";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import { tagDocument } from "@/lib/domains/dataroom/organize/commands/tag-document";
import { isAppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { idempotently } from "../idempotency";
import { placeOf } from "./change-documents";
import { bulkBody, type bulkResultSchema } from "./change-schemas";

type Bulk = z.output<typeof bulkBody>;
type Result = z.output<typeof bulkResultSchema>["results"][number];

const COMMANDS = { move: moveDocument, copy: copyDocument, tag: tagDocument, trash: trashDocument, restore: restoreDocument, purge: purgeDocument };

/** One after the other; what is refused for one document does not keep the others from it. */
export async function changeApiDocuments(ctx: TenantContext, request: Request): Promise<Response> {
  assertPermission(ctx, "documents:read");
  const body = parseInput(bulkBody, await jsonBody(request));
  assertPermission(ctx, COMMANDS[body.action].permission);
  // A place that is not there is no matter of the documents.
  placeOf(body);
  return idempotently(ctx, request, async (claim) => {
    await claim([body]);
    const results: Result[] = [];
    for (const documentId of new Set(body.documentIds)) results.push(await outcome(ctx, documentId, body));
    return { status: 200, body: { results } };
  });
}

async function outcome(ctx: TenantContext, documentId: string, body: Bulk): Promise<Result> {
  try {
    return { documentId, ok: true, ...(await change(ctx, idParam(documentId, "document"), body)) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { documentId, ok: false, code: error.code, detail: error.userMessage };
  }
}

async function change(ctx: TenantContext, documentId: string, body: Bulk): Promise<{ copyId?: string }> {
  switch (body.action) {
    case "copy":
      return { copyId: (await copyDocument.execute(ctx, { documentId, ...placeOf(body) })).id };
    case "move":
      await moveDocument.execute(ctx, { documentId, ...placeOf(body) });
      return {};
    case "tag":
      await tagDocument.execute(ctx, { documentId, add: body.addTags ?? [], remove: body.removeTags ?? [] });
      return {};
    default:
      await COMMANDS[body.action].execute(ctx, { documentId });
      return {};
  }
}
