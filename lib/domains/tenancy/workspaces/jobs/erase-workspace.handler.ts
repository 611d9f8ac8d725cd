import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, recordUnscoped, unscopedRows } from "@/lib/db/unscoped";
import { eraseWorkspaceContents } from "../../erasure/erase-contents";
import { RESTORE_DAYS } from "../../organizations/policy";
import { workspaceErased } from "../events";

interface Place {
  organizationId: string;
  workspaceId: string;
}

/** After it nothing of the workspace is left but what the organization's log says of it. A workspace restored in time stays. */
export async function runEraseWorkspace(place: Place, jobId: string): Promise<void> {
  const [due] = await unscopedRows<{ name: string }>(Prisma.sql`SELECT name FROM workspaces WHERE id = ${place.workspaceId}::uuid AND organization_id = ${place.organizationId}::uuid
    AND deleted_at <= now() - make_interval(days => ${RESTORE_DAYS}::int)`);
  if (!due) return;
  const documents = await eraseWorkspaceContents(place);
  await inUnscoped(async (db) => {
    const { count } = await db.workspace.deleteMany({ where: { id: place.workspaceId } });
    if (count === 0) return;
    const scope = { organizationId: place.organizationId, workspaceId: null, actor: { kind: "system", id: "tenancy.erase-workspace" }, facts: { ip: null, requestId: jobId } };
    await recordUnscoped(db, scope, workspaceErased, { workspaceId: place.workspaceId, name: due.name, documents });
  });
}
