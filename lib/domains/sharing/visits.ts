import "server-only";
import { createHash } from "node:crypto";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { RequestFacts, TenantContext } from "@/lib/kernel/context";
import { goneBecause } from "./labels";
import { hashLinkSecret } from "./link-secret";
import { type LinkEnds, linkState } from "./link-state";
import { type Gates, gateStep, NOTHING_PASSED, type Passed } from "./policy";
import { VISIT_SECONDS } from "./visit-cookie";

export interface SharedLink extends LinkEnds, Gates {
  id: string;
  name: string;
  passwordHash: string | null;
  agreement: string | null;
  allowDownload: boolean;
  watermark: boolean;
  questionQuota: number | null;
  createdBy: string;
  makerName: string;
  organizationName: string;
}

export interface Visit extends Passed {
  id: string;
}

/** A request at a link's address: what stands there, and how far this browser came. */
export interface ShareDoor extends RequestFacts {
  tenant: TenantContext;
  link: SharedLink;
  visit: Visit | null;
}

/** Proof that a visitor passed every gate of a link that is open now. `tenant` sees what the link's maker sees and may do nothing. */
export interface ShareContext extends RequestFacts {
  tenant: TenantContext;
  organizationId: string;
  workspaceId: string;
  linkId: string;
  visitId: string;
  email: string | null;
  /** The address was proved by a code. */
  verified: boolean;
  link: SharedLink;
}

interface DoorRow extends Omit<SharedLink, "agreementHash" | "hasPassword" | "makerMay"> {
  visit: (Visit & Record<"emailVerifiedAt" | "passwordAt" | "admittedAt", string | null>) | null;
}

/** The link and, of this browser, the visit. Read afresh for every request: what the owner changes holds at the next one. */
export async function readDoor(tenant: TenantContext, linkId: string, visitSecret: string | null): Promise<ShareDoor> {
  const hash = visitSecret === null ? null : hashLinkSecret(visitSecret);
  const oldest = new Date(Date.now() - VISIT_SECONDS * 1000);
  const [row] = await tenantRows<DoorRow>(tenant, Prisma.sql`SELECT l.id, l.name, l.password_hash AS "passwordHash", l.password_set_at AS "passwordSetAt", l.ask_email AS "askEmail", l.emails, l.domains,
      l.allow_download AS "allowDownload", l.watermark, l.agreement, l.view_limit AS "viewLimit", l.views, l.question_quota AS "questionQuota", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt",
      l.created_by AS "createdBy", coalesce((SELECT u.name FROM users u WHERE u.id = l.created_by), 'A former member') AS "makerName",
      (SELECT o.name FROM organizations o WHERE o.id = l.organization_id) AS "organizationName",
      (SELECT json_build_object('id', v.id, 'email', v.email, 'emailVerifiedAt', v.email_verified_at, 'passwordAt', v.password_at, 'agreementHash', v.agreement_hash, 'admittedAt', v.admitted_at)
        FROM share_visits v WHERE v.link_id = l.id AND v.token_hash = ${hash} AND v.started_at > ${oldest}) AS visit
    FROM share_links l WHERE l.id = ${linkId}::uuid AND l.workspace_id = ${tenant.workspaceId}::uuid`);
  if (!row) throw notFound("link");
  const { visit, ...link } = row;
  const { requestId, ip, userAgent } = tenant;
  return {
    ...{ requestId, ip, userAgent, tenant },
    link: { ...link, agreementHash: agreementHash(link.agreement), hasPassword: link.passwordHash !== null, makerMay: tenant.permissions.has("documents:read") },
    visit: visit && { ...visit, emailVerifiedAt: date(visit.emailVerifiedAt), passwordAt: date(visit.passwordAt), admittedAt: date(visit.admittedAt) },
  };
}

const date = (text: string | null) => (text === null ? null : new Date(text));

export function agreementHash(text: string | null): string | null {
  return text === null ? null : createHash("sha256").update(text).digest("hex");
}

/** @throws AppError gone with the reason for who was let in before; for everybody else it is as if there had never been such a link. */
export function assertOpen(door: ShareDoor): void {
  const admitted = door.visit?.admittedAt != null;
  const state = linkState(door.link, { admitted });
  if (state === "open") return;
  if (!admitted) throw notFound("link");
  throw new AppError("gone", { userMessage: goneBecause(state) });
}

/** @throws AppError as assertOpen; forbidden before the gates are passed. */
export function admittedVisit(door: ShareDoor): ShareContext {
  assertOpen(door);
  const { visit, link, tenant } = door;
  if (!visit || gateStep(link, visit) !== "room") throw new AppError("forbidden", { userMessage: "Open the link's page first: it asks for something before the documents." });
  const { requestId, ip, userAgent, organizationId, workspaceId } = tenant;
  return {
    ...{ requestId, ip, userAgent, organizationId, workspaceId, tenant, link },
    linkId: link.id,
    visitId: visit.id,
    email: visit.email,
    verified: visit.emailVerifiedAt !== null,
  };
}

export function stepOf(door: ShareDoor) {
  return gateStep(door.link, door.visit ?? NOTHING_PASSED);
}
