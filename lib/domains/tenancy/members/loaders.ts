import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireOrganization, requireWorkspace } from "../contexts";
import type { WorkspaceSlugs } from "../schema";
import { readingMember } from "./member-rows";
import { listMembers } from "./queries/list-members";
import { listWorkspaceMembers } from "./queries/list-workspace-members";
import { listMemberChoices } from "./queries/member-choices";
import type { ListMembers, MemberChoicesDto, MemberListDto, WorkspaceMembersDto } from "./schema";

export function loadMembers(organization: string, args: ListMembers): Promise<{ list: MemberListDto; choices: MemberChoicesDto }> {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "members:read");
    return inTenant(ctx, async (tx) => {
      const reader = await readingMember(tx);
      return { list: await listMembers(tx, reader, args), choices: await listMemberChoices(tx, reader) };
    });
  });
}

export function loadWorkspaceMembers(slugs: WorkspaceSlugs): Promise<WorkspaceMembersDto> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "workspaceMembers:read");
    return inTenant(ctx, listWorkspaceMembers);
  });
}
