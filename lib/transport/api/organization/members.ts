import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { changeMemberClearances } from "@/lib/domains/tenancy/members/commands/change-member-clearances";
import { changeMemberRoles } from "@/lib/domains/tenancy/members/commands/change-member-roles";
import { reactivateMembers } from "@/lib/domains/tenancy/members/commands/reactivate-members";
import { removeMembers } from "@/lib/domains/tenancy/members/commands/remove-members";
import { suspendMembers } from "@/lib/domains/tenancy/members/commands/suspend-members";
import { readingMember } from "@/lib/domains/tenancy/members/member-rows";
import { getMember, listMembers } from "@/lib/domains/tenancy/members/queries/list-members";
import { changeRolesSchema, listMembersSchema, type MemberDto } from "@/lib/domains/tenancy/members/schema";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { sensitivityLevel, sensitivityName } from "@/lib/kernel/sensitivity";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOf, startOf } from "../offset-page";
import { optionalId, parseQuery } from "../query";
import { noContent } from "./organization-post";
import { listMembersQuery, type memberSchema, updateMemberBody } from "./organization-schemas";

function apiMember({ userId, name, email, role, clearance, status, joinedAt, lastSeenAt, departments, workspaces }: MemberDto): z.output<typeof memberSchema> {
  return { id: userId, name, email: isPlaceholderEmail(email) ? null : email, role, clearance: sensitivityName(clearance), status, joinedAt, lastSeenAt, departments, workspaces };
}

export async function listApiMembers(ctx: OrganizationContext, query: URLSearchParams) {
  assertPermission(ctx, "members:read");
  const { q, role, status, sort, limit, ...asked } = parseQuery(listMembersQuery, query);
  const start = startOf("members", { limit, ...asked });
  const args = parseInput(listMembersSchema, {
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
    ...(status ? { status } : {}),
    departmentId: optionalId(asked.departmentId, "department"),
    workspaceId: optionalId(asked.workspaceId, "workspace"),
    sort,
    limit,
    skip: start,
  });
  const list = await inTenant(ctx, async (tx) => listMembers(tx, await readingMember(tx), args));
  return pageOf("members", start, list.data.map(apiMember), list.total);
}

export async function getApiMember(ctx: OrganizationContext, userId: string) {
  assertPermission(ctx, "members:read");
  return inTenant(ctx, async (tx) => apiMember(await getMember(tx, await readingMember(tx), userId)));
}

/** Role, clearance, suspension, in this order; a refusal keeps what was done before it. Every permission is asked for first. */
export async function updateApiMember(ctx: OrganizationContext, request: Request, userId: string) {
  assertPermission(ctx, "members:read");
  const { role, customRoleId, clearance, suspended } = parseInput(updateMemberBody, await jsonBody(request));
  const standing = suspended ? suspendMembers : reactivateMembers;
  if (role !== undefined) assertPermission(ctx, changeMemberRoles.permission);
  if (clearance !== undefined) assertPermission(ctx, changeMemberClearances.permission);
  if (suspended !== undefined) assertPermission(ctx, standing.permission);
  const userIds = [idParam(userId, "member")];
  if (role !== undefined) {
    const given = customRoleId == null ? null : optionalId(customRoleId, "role");
    await changeMemberRoles.execute(ctx, parseInput(changeRolesSchema, { userIds, role, customRoleId: given ?? null }));
  }
  if (clearance !== undefined) await changeMemberClearances.execute(ctx, { userIds, clearance: sensitivityLevel(clearance) });
  if (suspended !== undefined) await standing.execute(ctx, { userIds });
  return getApiMember(ctx, userId);
}

export async function removeApiMember(ctx: OrganizationContext, userId: string): Promise<Response> {
  assertPermission(ctx, removeMembers.permission);
  await removeMembers.execute(ctx, { userIds: [idParam(userId, "member")] });
  return noContent(ctx);
}
