import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { visibleProjectsSql } from "@/lib/domains/tenancy/visibility";
import type { TenantContext } from "@/lib/kernel/context";

/** Agents of the workspace that the actor may see and ask, as SQL over rows of `agents` named a; deleted ones too. The rule is canSeeAgent. */
export function visibleAgentsSql(ctx: TenantContext): Prisma.Sql {
  if (!ctx.permissions.has("agents:read")) return Prisma.sql`FALSE`;
  const chosen = ctx.permissions.has("workspace:manage")
    ? Prisma.sql`TRUE`
    : Prisma.sql`(a.created_by = ${ctx.userId}::uuid
        OR EXISTS (SELECT 1 FROM agent_people ap WHERE ap.agent_id = a.id AND ap.user_id = ${ctx.userId}::uuid)
        OR EXISTS (SELECT 1 FROM workspace_members wm WHERE wm.workspace_id = a.workspace_id AND wm.user_id = ${ctx.userId}::uuid
          AND CASE WHEN wm.role = 'custom' THEN wm.custom_role_id::text ELSE wm.role END = ANY(a.roles)))`;
  return Prisma.sql`(a.workspace_id = ${ctx.workspaceId}::uuid AND CASE a.access
    WHEN 'workspace' THEN TRUE
    WHEN 'project' THEN EXISTS (SELECT 1 FROM projects p WHERE p.id = a.project_id AND ${visibleProjectsSql(ctx, "p")})
    ELSE ${chosen} END)`;
}
