import { createHash } from "node:crypto";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";

interface ReadPage {
  documentId: string;
  versionId: string;
  page: number;
  milliseconds: number;
}

/** A visit as its traces in the database, without a browser. */
export async function addVisit(
  ctx: TenantContext,
  linkId: string,
  options: { email?: string; verified?: boolean; admitted?: boolean; userAgent?: string; startedAt?: Date; lastSeenAt?: Date; read?: readonly ReadPage[] } = {},
): Promise<string> {
  const id = newId();
  const place = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId };
  const { email = null, verified = false, admitted = true, userAgent = null, startedAt = new Date(), lastSeenAt = new Date(), read = [] } = options;
  const tokenHash = createHash("sha256").update(id).digest("hex");
  await inTenant(ctx, async (tx) => {
    await tx.db.shareVisit.create({
      data: { id, ...place, linkId, tokenHash, email, emailVerifiedAt: verified ? startedAt : null, admittedAt: admitted ? startedAt : null, ip: "198.51.100.7", userAgent, startedAt, lastSeenAt },
      select: { id: true },
    });
    await tx.db.sharePageView.createMany({ data: read.map((page, index) => ({ ...place, visitId: id, ...page, lastAt: new Date(lastSeenAt.getTime() - (read.length - index) * 1_000) })) });
  });
  return id;
}
