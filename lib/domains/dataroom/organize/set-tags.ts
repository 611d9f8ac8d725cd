import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { getDocument } from "../queries/get-document";
import { documentTagged } from "./events";

/** What tagging does, for who does more in the same transaction and has asked for its permission. */
export async function setTags(tx: TenantTx, { documentId, add, remove }: { documentId: string; add: readonly string[]; remove: readonly string[] }): Promise<{ documentId: string; tags: string[] }> {
  const { tags: before, projectId, name } = await getDocument(tx, documentId, { lock: true });
  const after = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...add])];
  if (after.length > 20) throw new AppError("invalid_input", { userMessage: "A document has at most 20 tags. Nothing was changed.", fields: { add: "too many tags" } });
  if (before.join("\n") === after.join("\n")) return { documentId, tags: after };
  await tx.rows(Prisma.sql`UPDATE documents SET tags = ${after}::text[], updated_at = now() WHERE id = ${documentId}::uuid`);
  await tx.record(documentTagged, { documentId, projectId, name, before, after });
  return { documentId, tags: after };
}
