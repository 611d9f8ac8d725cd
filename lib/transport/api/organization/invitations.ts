import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { createInvitationLink } from "@/lib/domains/tenancy/invitations/commands/create-invitation-link";
import { inviteGuests } from "@/lib/domains/tenancy/invitations/commands/invite-guests";
import { inviteMembers } from "@/lib/domains/tenancy/invitations/commands/invite-members";
import { resendInvitation } from "@/lib/domains/tenancy/invitations/commands/resend-invitation";
import { revokeInvitation } from "@/lib/domains/tenancy/invitations/commands/revoke-invitation";
import { listInvitations } from "@/lib/domains/tenancy/invitations/queries";
import { createInvitationLinkSchema, inviteGuestsSchema, inviteMembersSchema, type InvitationDto, type InvitedDto } from "@/lib/domains/tenancy/invitations/schema";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { sensitivityLevel, sensitivityName } from "@/lib/kernel/sensitivity";
import { idParam } from "../../params";
import { pageOf, startOf } from "../offset-page";
import { optionalId, parseQuery } from "../query";
import { noContent, organizationPost } from "./organization-post";
import { createInvitationBody, type invitationSchema, type invitedSchema, listInvitationsQuery } from "./organization-schemas";

function apiInvitation({ can: _can, clearance, ...invitation }: InvitationDto): z.output<typeof invitationSchema> {
  return { ...invitation, clearance: sensitivityName(clearance) };
}

export async function listApiInvitations(ctx: OrganizationContext, query: URLSearchParams) {
  assertPermission(ctx, "invitations:read");
  const { q, state, ...asked } = parseQuery(listInvitationsQuery, query);
  const skip = startOf("invitations", asked);
  const list = await inTenant(ctx, (tx) => listInvitations(tx, { ...(q ? { q } : {}), ...(state ? { state } : {}), skip, limit: asked.limit }));
  return pageOf("invitations", skip, list.data.map(apiInvitation), list.total);
}

export const createApiInvitation = organizationPost({
  permission: (body) => (isGuest(body) ? inviteGuests : inviteMembers).permission,
  body: createInvitationBody,
  run: async (ctx, body) => ({ status: 201, body: await invite(ctx, body) }),
});

function isGuest(body: z.output<typeof createInvitationBody>): boolean {
  return body.role === "guest" && body.email !== undefined;
}

async function invite(ctx: OrganizationContext, body: z.output<typeof createInvitationBody>): Promise<z.output<typeof invitedSchema>> {
  const { email, maxUses, role, customRoleId, clearance, departmentIds, workspaces, expiresInDays } = body;
  const places = (workspaces ?? []).map((place) => ({ workspaceId: idParam(place.workspaceId, "workspace"), role: place.role, customRoleId: roleId(place.customRoleId) }));
  const terms = {
    ...(clearance ? { clearance: sensitivityLevel(clearance) } : {}),
    ...(expiresInDays ? { expiresInDays } : {}),
    departmentIds: (departmentIds ?? []).map((id) => idParam(id, "department")),
  };
  const given = { ...terms, role, customRoleId: roleId(customRoleId), workspaces: places };
  if (email === undefined) {
    const { invitationId, link } = await createInvitationLink.execute(ctx, parseInput(createInvitationLinkSchema, { ...given, ...(maxUses ? { maxUses } : {}) }));
    return { id: invitationId, email: null, link };
  }
  if (!isGuest(body)) return invitedOne(await inviteMembers.execute(ctx, parseInput(inviteMembersSchema, { ...given, emails: [email] })));
  const [workspace] = places;
  if (!workspace || places.length > 1) throw new AppError("invalid_input", { userMessage: "workspaces: a guest is invited to exactly one workspace.", fields: { workspaces: "Name one." } });
  return invitedOne(await inviteGuests.execute(ctx, parseInput(inviteGuestsSchema, { ...terms, workspace, emails: [email] })));
}

function roleId(id: string | null | undefined): string | null {
  return optionalId(id, "role") ?? null;
}

function invitedOne({ invited }: InvitedDto): z.output<typeof invitedSchema> {
  const [one] = invited;
  if (!one) throw new AppError("conflict", { userMessage: "This address belongs to a member already. Nothing was sent." });
  return { id: one.invitationId, email: one.email, link: null };
}

export async function revokeApiInvitation(ctx: OrganizationContext, invitationId: string): Promise<Response> {
  assertPermission(ctx, revokeInvitation.permission);
  await revokeInvitation.execute(ctx, { invitationId: idParam(invitationId, "invitation") });
  return noContent(ctx);
}

export const resendApiInvitation = organizationPost<{ invitationId: string }, never>({
  permission: resendInvitation.permission,
  body: null,
  run: async (ctx, _body, { invitationId }) => {
    const { email, link } = await resendInvitation.execute(ctx, { invitationId: idParam(invitationId, "invitation") });
    return { status: 200, body: { id: invitationId, email, link } };
  },
});
