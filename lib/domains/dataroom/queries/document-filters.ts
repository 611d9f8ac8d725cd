import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import type { listDocumentsSchema } from "../schema";

/** What a list asks for, over rows of `documents` d and of their newest versions v. What may be seen is another matter. */
export function filtersOf(ctx: TenantContext, input: z.output<typeof listDocumentsSchema>): Prisma.Sql[] {
  const filters: (Prisma.Sql | undefined | false)[] = [
    input.projectId !== undefined && Prisma.sql`d.project_id = ${input.projectId}::uuid`,
    input.folderId !== undefined && inFolder(input.folderId, input.deep),
    input.status !== undefined && Prisma.sql`v.status = ${input.status}`,
    input.statuses && Prisma.sql`v.status = ANY(${input.statuses})`,
    input.kind !== undefined && Prisma.sql`v.kind = ${input.kind}`,
    input.tags && input.tags.length > 0 && Prisma.sql`d.tags @> ${input.tags}::text[]`,
    input.sensitivity !== undefined && Prisma.sql`d.sensitivity = ${sensitivityLevel(input.sensitivity)}`,
    input.favourite && Prisma.sql`d.id IN (SELECT df.document_id FROM document_favourites df WHERE df.workspace_id = ${ctx.workspaceId}::uuid AND df.user_id = ${ctx.userId}::uuid)`,
    input.uploaderId !== undefined && Prisma.sql`d.created_by = ${input.uploaderId}::uuid`,
    input.from !== undefined && Prisma.sql`d.updated_at >= ${input.from}::date`,
    input.to !== undefined && Prisma.sql`d.updated_at < ${input.to}::date + 1`,
    input.q !== undefined && input.q !== "" && Prisma.sql`d.name_key LIKE lower(${`%${input.q.replace(/[\\%_]/g, "\\$&")}%`})`,
  ];
  return filters.filter((filter) => filter !== undefined && filter !== false);
}

function inFolder(folderId: string, deep: boolean): Prisma.Sql {
  if (folderId === "none") return Prisma.sql`d.folder_id IS NULL`;
  if (!deep) return Prisma.sql`d.folder_id = ${folderId}::uuid`;
  return Prisma.sql`d.folder_id IN (WITH RECURSIVE below AS (SELECT f.id FROM folders f WHERE f.id = ${folderId}::uuid
    UNION ALL SELECT f.id FROM folders f JOIN below b ON f.parent_id = b.id) SELECT id FROM below)`;
}
