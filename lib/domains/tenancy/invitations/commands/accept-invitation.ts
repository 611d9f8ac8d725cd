import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { accountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { enterOrganization } from "../enter-organization";
import { acceptInvitationSchema } from "../schema";

/** After it the signed-in person is a member as the invitation says. Who is one already stays what he is. */
export const acceptInvitation = accountCommand({
  name: "tenancy.accept-invitation",
  input: acceptInvitationSchema,
  run: (user: UserContext, { token, proof }) =>
    inUnscoped((db) => enterOrganization(db, user, { token, proof }, { userId: user.userId, email: user.email, emailVerified: user.emailVerified })),
});
