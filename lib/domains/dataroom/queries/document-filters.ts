import "server-only";
import type { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import type { listDocumentsSchema } from "../schema";

/** What a list asks for of rows of `documents` d, beside what narrow-documents.ts answers. What may be seen is another matter. */
export function filtersOf(ctx: TenantContext, input: z.output<typeof listDocumentsSchema>): Prisma.Sql[] {
  const filters: (Prisma.Sql | undefined | false)[] = [
    input.projectId !== undefined && Prisma.sql`d.project_id = ${input.projectId}::uuid`,
    input.folderId === "none" && Prisma.sql`d.folder_id IS NULL`,
    input.folderId !== undefined && input.folderId !== "none" && !input.deep && Prisma.sql`d.folder_id = ${input.folderId}::uuid`,
    input.sensitivity !== undefined && Prisma.sql`d.sensitivity = ${sensitivityLevel(input.sensitivity)}`,
    input.ids && Prisma.sql`d.id = ANY(${input.ids}::uuid[])`,
    input.favourite && Prisma.sql`d.id IN (SELECT df.document_id FROM document_favourites df WHERE df.workspace_id = ${ctx.workspaceId}::uuid AND df.user_id = ${ctx.userId}::uuid)`,
    input.uploaderId !== undefined && Prisma.sql`d.created_by = ${input.uploaderId}::uuid`,
    input.from !== undefined && Prisma.sql`d.updated_at >= ${input.from}::date`,
    input.to !== undefined && Prisma.sql`d.updated_at < ${input.to}::date + 1`,
  ];
  return filters.filter((filter) => filter !== undefined && filter !== false);
}
