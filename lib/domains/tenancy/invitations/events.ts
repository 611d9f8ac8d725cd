import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const terms = z.strictObject({
  role: z.string(),
  customRoleId: id.nullable(),
  clearance: z.number().int(),
  departmentIds: z.array(id),
  workspaces: z.array(z.strictObject({ workspaceId: id, role: z.string(), customRoleId: id.nullable() })),
});

export const invitationCreated = defineEvent(
  "tenancy.invitation-created",
  "invitation",
  z.strictObject({ invitationId: id, email: z.string().nullable(), maxUses: z.number().int(), expiresAt: z.iso.datetime(), terms }),
  (payload) => payload.invitationId,
);
export const invitationResent = defineEvent(
  "tenancy.invitation-resent",
  "invitation",
  z.strictObject({ invitationId: id, email: z.string().nullable(), before: z.strictObject({ expiresAt: z.iso.datetime() }), after: z.strictObject({ expiresAt: z.iso.datetime() }) }),
  (payload) => payload.invitationId,
);
export const invitationRevoked = defineEvent(
  "tenancy.invitation-revoked",
  "invitation",
  z.strictObject({ invitationId: id, email: z.string().nullable() }),
  (payload) => payload.invitationId,
);
export const memberJoined = defineEvent(
  "tenancy.member-joined",
  "member",
  z.strictObject({ userId: id, invitationId: id, after: terms }),
  (payload) => payload.userId,
);
