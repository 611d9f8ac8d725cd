import "server-only";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import type { TenantContext } from "@/lib/kernel/context";
import { removeDocumentVectors } from "../generations/live-vectors";

/** After it neither the search index nor any store of vectors holds anything of the documents. */
export async function runRemoveFromIndex(ctx: TenantContext, documentIds: string[]): Promise<void> {
  await (await openWorkspaceIndex(ctx.workspaceId)).removeDocument(documentIds);
  await removeDocumentVectors(ctx, documentIds);
}
