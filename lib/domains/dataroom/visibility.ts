import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { visibleProjectsSql } from "@/lib/domains/tenancy/visibility";
import type { TenantContext } from "@/lib/kernel/context";
import { openFoldersSql } from "./folders/visibility";
import { canReadDocuments } from "./policy";

/** *The* rule for documents an actor may see: permission ∧ project ∧ sensitivity ≤ clearance ∧ department ∧ the same of every folder around it; policy.ts names the rules one by one. As SQL over rows named `d` (documents). `trashed: "either"`: also when it was put away, with its project or alone. */
export function visibleDocumentsSql(ctx: TenantContext, options: { trashed?: boolean | "either" } = {}): Prisma.Sql {
  if (!canReadDocuments(ctx)) return Prisma.sql`FALSE`;
  const trashed = options.trashed === "either" ? Prisma.sql`TRUE` : options.trashed ? Prisma.sql`d.deleted_at IS NOT NULL` : Prisma.sql`d.deleted_at IS NULL`;
  // As a list that is made once: joined, the planner takes them for a few rows and sorts a large room whole to show its first page.
  const projects = Prisma.sql`d.project_id = ANY(ARRAY(SELECT vp.id FROM projects vp WHERE vp.workspace_id = ${ctx.workspaceId}::uuid AND ${visibleProjectsSql(ctx, "vp", { archived: options.trashed === "either" })}))`;
  return Prisma.sql`(d.workspace_id = ${ctx.workspaceId}::uuid AND ${trashed} AND d.sensitivity <= ${ctx.clearance} AND ${projects}
    AND (NOT EXISTS (SELECT 1 FROM document_departments dd WHERE dd.document_id = d.id)
      OR EXISTS (SELECT 1 FROM document_departments dd WHERE dd.document_id = d.id AND dd.department_id = ANY(${[...ctx.departments]}::uuid[])))
    AND (d.folder_id IS NULL OR d.folder_id IN (${openFoldersSql(ctx)})))`;
}

export interface IndexVisibility {
  projectIds: string[];
  maxSensitivity: number;
  departmentIds: string[];
}

/** The same rule for the search index. Coarser is allowed there (folders are left to the SQL), never looser: what a hit points at is read through the SQL above. */
export async function visibilityForIndex(ctx: TenantContext, projectId?: string): Promise<IndexVisibility> {
  const one = projectId ? Prisma.sql`AND p.id = ${projectId}::uuid` : Prisma.empty;
  const projects = canReadDocuments(ctx)
    ? await tenantRows<{ id: string }>(ctx, Prisma.sql`SELECT p.id FROM projects p WHERE p.workspace_id = ${ctx.workspaceId}::uuid AND ${visibleProjectsSql(ctx, "p")} ${one}`)
    : [];
  return { projectIds: projects.map((project) => project.id), maxSensitivity: ctx.clearance, departmentIds: [...ctx.departments] };
}
