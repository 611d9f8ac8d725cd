import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import type { TenantContext } from "@/lib/kernel/context";

/**
 * Whether the actor may see every one of these documents (a column of ids). Golden questions, expected answers and answers carry their
 * words, so who may not see one of them sees nothing of it. The trash hides nothing; what was erased nobody sees.
 */
export function seesDocumentsSql(ctx: TenantContext, documents: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM unnest(${documents}) AS r(id) LEFT JOIN documents d ON d.id = r.id
    WHERE d.id IS NULL OR NOT coalesce(${visibleDocumentsSql(ctx, { trashed: "either" })}, false))`;
}

/** Those among these documents (a query of column `id`) that hide from the actor what rests on them: once for many rows. */
export function hidingDocumentsSql(ctx: TenantContext, documents: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT r.id FROM (${documents}) r LEFT JOIN documents d ON d.id = r.id
    WHERE d.id IS NULL OR NOT coalesce(${visibleDocumentsSql(ctx, { trashed: "either" })}, false))`;
}
