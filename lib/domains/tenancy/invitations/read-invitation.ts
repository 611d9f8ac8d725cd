import "server-only";
import { z } from "zod";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { findToken } from "@/lib/domains/identity/tokens/one-time-token";
import { hashInvitationToken } from "./invitation-token";
import { invitationState } from "./policy";

const proofSchema = z.object({ invitationId: z.string(), email: z.string() });

export interface OpenInvitation {
  row: {
    id: string;
    organizationId: string;
    organization: { name: string; slug: string };
    email: string | null;
    role: string;
    customRoleId: string | null;
    clearance: number;
    departmentIds: string[];
    workspaces: unknown;
    invitedBy: string;
    inviterName: string;
    expiresAt: Date;
  };
  /** The address that the mailed link proves. */
  email: string | null;
}

/** What a link stands for while it is open; null for every other link, whatever it once was. */
export async function readInvitation(db: UnscopedTx, link: { token: string; proof?: string | undefined }): Promise<OpenInvitation | null> {
  const row = await db.invitation.findFirst({
    where: { tokenHash: hashInvitationToken(link.token), organization: { archivedAt: null, deletedAt: null } },
    include: { organization: { select: { name: true, slug: true } } },
  });
  if (!row || invitationState(row) !== "open") return null;
  const inviter = await db.user.findUnique({ where: { id: row.invitedBy }, select: { name: true } });
  const proved = row.email === null && link.proof ? await findToken(db, "join", link.proof) : null;
  const proof = proved ? proofSchema.parse(proved.payload) : null;
  return { row: { ...row, inviterName: inviter?.name ?? "A former member" }, email: row.email ?? (proof?.invitationId === row.id ? proof.email : null) };
}
