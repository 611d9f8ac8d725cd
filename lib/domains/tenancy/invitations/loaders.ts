import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { currentUser, requireOrganization } from "../contexts";
import { readingMember } from "../members/member-rows";
import { listMemberChoices } from "../members/queries/member-choices";
import type { MemberChoicesDto } from "../members/schema";
import { listInvitations, viewInvitation } from "./queries";
import { type InvitationListDto, type InvitationViewDto, type ListInvitations, tokenSchema } from "./schema";

export function loadInvitations(organization: string, args: ListInvitations): Promise<{ list: InvitationListDto; choices: MemberChoicesDto }> {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(organization);
    assertPermission(ctx, "invitations:read");
    return inTenant(ctx, async (tx) => ({ list: await listInvitations(tx, args), choices: await listMemberChoices(tx, await readingMember(tx)) }));
  });
}

/** Null for every link that opens nothing, for whatever reason. */
export async function loadInvitation(token: string, proof: string | undefined): Promise<InvitationViewDto | null> {
  if (!tokenSchema.safeParse(token).success) return null;
  const user = await currentUser();
  const link = { token, ...(proof && tokenSchema.safeParse(proof).success ? { proof } : {}) };
  return inUnscoped((db) => viewInvitation(db, link, user && { email: user.email, emailVerified: user.emailVerified }));
}
