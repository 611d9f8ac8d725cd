import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireOrganization } from "../contexts";
import { workspaceAbilities } from "./policy";
import { countWorkspaces, listWorkspaces } from "./queries";
import type { WorkspaceState } from "./schema";

/** The organization's workspaces of one state, with how many there are of each and what the viewer may do with them. */
export function loadWorkspaces(organization: string, state: WorkspaceState) {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "workspaces:read");
    const { list, counts } = await inTenant(ctx, async (tx) => ({ list: await listWorkspaces(tx, { state }), counts: await countWorkspaces(tx) }));
    return { ...list, counts, can: workspaceAbilities(ctx.permissions) };
  });
}
