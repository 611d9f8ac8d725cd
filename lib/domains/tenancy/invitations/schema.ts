import { z } from "zod";
import { emailSchema, newPasswordSchema, personNameSchema } from "@/lib/domains/identity/schema";
import { clearanceSchema } from "../members/schema";
import { namesOneRole, ONE_ROLE, organizationRoleFields, workspaceRoleFields } from "../roles/schema";

const workspaceSchema = z.strictObject({ workspaceId: z.uuid(), ...workspaceRoleFields }).refine(namesOneRole, ONE_ROLE);

const terms = {
  clearance: clearanceSchema.default(1),
  departmentIds: z.array(z.uuid()).max(100).default([]),
  /** Days until the invitation stops working. */
  expiresInDays: z.number().int().min(1, "Use 1 to 30 days.").max(30, "Use 1 to 30 days.").default(7),
};
const memberTerms = { ...organizationRoleFields, ...terms, workspaces: z.array(workspaceSchema).max(100).default([]) };
const emails = z.array(emailSchema).min(1, "Enter at least one e-mail address.").max(50, "Invite at most 50 people at once.");

/** A guest is invited as one, to his one workspace. */
const NO_GUEST = { path: ["role"], message: "Invite guests to their workspace instead." };
const isNoGuest = (input: { role: string }) => input.role !== "guest";

export const inviteMembersSchema = z.strictObject({ emails, ...memberTerms }).refine(namesOneRole, ONE_ROLE).refine(isNoGuest, NO_GUEST);
export const inviteGuestsSchema = z.strictObject({ emails, ...terms, workspace: workspaceSchema });
export const createInvitationLinkSchema = z
  .strictObject({ ...memberTerms, maxUses: z.number().int().min(1, "Use 1 to 500.").max(500, "Use 1 to 500.").default(10) })
  .refine(namesOneRole, ONE_ROLE)
  .refine(isNoGuest, NO_GUEST)
  .refine((input) => input.role !== "owner", { path: ["role"], message: "Ownership is given to a person, not to whoever holds a link." });

export const resendInvitationSchema = z.strictObject({ invitationId: z.uuid(), expiresInDays: terms.expiresInDays });
export const invitationIdSchema = z.strictObject({ invitationId: z.uuid() });

/** 256 random bits; anything else is no token. */
export const tokenSchema = z.string().regex(/^[\w-]{43}$/, "This invitation is not valid any more.");
const proof = tokenSchema.optional();
export const acceptInvitationSchema = z.strictObject({ token: tokenSchema, proof });
export const joinOrganizationSchema = z.strictObject({ token: tokenSchema, proof, name: personNameSchema, password: newPasswordSchema });
export const sendJoinMailSchema = z.strictObject({ token: tokenSchema, email: emailSchema });

/** What an invitation gives; as a row keeps it. */
export const termsSchema = z.object({
  role: z.string(),
  customRoleId: z.string().nullable(),
  clearance: z.number(),
  departmentIds: z.array(z.string()),
  workspaces: z.array(z.object({ workspaceId: z.string(), role: z.string(), customRoleId: z.string().nullable() })),
});
export type InvitationTerms = z.infer<typeof termsSchema>;

export const INVITATION_STATES = ["open", "accepted", "expired", "revoked"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
export const INVITATIONS_PAGE = 50;

export const listInvitationsSchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  state: z.enum(INVITATION_STATES).optional(),
  skip: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(100).default(INVITATIONS_PAGE),
});
export type ListInvitations = z.input<typeof listInvitationsSchema>;

export interface InvitationDto {
  id: string;
  /** Null: a link. */
  email: string | null;
  role: { role: string; customRoleId: string | null; name: string };
  clearance: number;
  departments: string[];
  workspaces: { name: string; role: string }[];
  state: InvitationState;
  uses: number;
  maxUses: number;
  invitedBy: string;
  createdAt: string;
  sentAt: string | null;
  expiresAt: string;
  can: { resend: boolean; revoke: boolean };
}

export interface InvitationListDto {
  data: InvitationDto[];
  total: number;
  hasMore: boolean;
}

/** What became of each address. The link of a mailed invitation goes to its address alone, since it proves who reads mail there. */
export interface InvitedDto {
  invited: { email: string; invitationId: string }[];
  /** Addresses of people who are members already. */
  members: string[];
}

/** What an invitation's page shows. */
export interface InvitationViewDto {
  organizationName: string;
  inviterName: string;
  roleName: string;
  workspaces: string[];
  expiresAt: string;
  /** The address that is proved, by the mailed link; null: somebody holds the link and has still to prove one. */
  email: string | null;
  /** Of that address; told to nobody who has not proved it. */
  hasAccount: boolean;
  /** Who is signed in here. `mayAccept`: the invitation is for him. */
  person: { email: string; mayAccept: boolean } | null;
}

/** Where somebody who accepted goes next. */
export interface JoinedDto {
  organization: string;
  workspace: string | null;
  email: string;
}
