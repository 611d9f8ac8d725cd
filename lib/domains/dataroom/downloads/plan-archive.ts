import "server-only";
import type { z } from "zod";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import { assertDocumentsVisible } from "../queries/get-document";
import { assertScanned } from "../scan-state";
import { uniquePaths } from "./archive-names";
import { type ArchivedDocument, folderPath, foldersBelow, listArchivedDocuments, listFolderTree } from "./queries";
import { type downloadDocumentsSchema, MAX_ARCHIVED } from "./schema";

export interface PlannedEntry extends Pick<ArchivedDocument, "id" | "kind" | "size" | "storageKey" | "createdAt"> {
  path: string;
}

export interface ArchivePlan {
  /** Without extension. */
  name: string;
  entries: PlannedEntry[];
  /** Of the entries together. */
  bytes: number;
  /** What cannot be handed out, one line each. */
  leftOut: string[];
}

/** What an archive of the chosen documents and folders holds, and under which names. @throws AppError not_found, too_large, unsafe_document */
export async function planArchive(tx: TenantTx, chosen: z.output<typeof downloadDocumentsSchema>): Promise<ArchivePlan> {
  await assertDocumentsVisible(tx, chosen.documentIds);
  const tree = await listFolderTree(tx);
  const documents = await listArchivedDocuments(tx, { documentIds: chosen.documentIds, folderIds: foldersBelow(tree, chosen.folderIds) }, MAX_ARCHIVED + 1);
  assertSize(documents);
  const several = new Set(documents.map((document) => document.projectName)).size > 1;
  const pathOf = uniquePaths();
  const plan: ArchivePlan = { name: "Documents", entries: [], bytes: 0, leftOut: [] };
  let refusal: unknown;
  for (const { id, name, folderId, projectName, kind, size, storageKey, createdAt, ...scanned } of documents) {
    try {
      assertScanned(scanned);
    } catch (error) {
      if (!isAppError(error)) throw error;
      refusal = error;
      plan.leftOut.push(`${name}: ${error.userMessage ?? error.code}`);
      continue;
    }
    const path = pathOf([...(several ? [projectName] : []), ...folderPath(tree, folderId)], name);
    plan.entries.push({ id, kind, size, storageKey, createdAt, path });
    plan.bytes += size;
  }
  if (plan.entries.length === 0 && refusal) throw refusal;
  if (plan.entries.length === 0) throw new AppError("conflict", { userMessage: "There is no document in what you chose, so there is nothing to download." });
  const [only] = chosen.folderIds;
  if (only && chosen.folderIds.length === 1 && chosen.documentIds.length === 0) plan.name = tree.get(only)?.name ?? plan.name;
  return plan;
}

function assertSize(documents: readonly ArchivedDocument[]): void {
  if (documents.length > MAX_ARCHIVED) {
    throw new AppError("too_large", { userMessage: `These are more than ${MAX_ARCHIVED} documents, too many for one archive. Choose fewer, for example folder by folder.` });
  }
  const limit = env().MAX_DOWNLOAD_MB;
  const bytes = documents.reduce((sum, document) => sum + document.size, 0);
  if (bytes <= limit * 1_000_000) return;
  const total = Math.ceil(bytes / 1_000_000);
  throw new AppError("too_large", { userMessage: `These documents have ${total} MB together, and one archive may hold ${limit} MB. Choose fewer, or ask the operator to raise the limit.` });
}
