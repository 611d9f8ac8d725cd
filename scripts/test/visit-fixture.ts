import { inTenant } from "@/lib/db/tenant";
import { createLink } from "@/lib/domains/sharing/commands/create-link";
import { requireVisit } from "@/lib/domains/sharing/contexts";
import { newLinkSecret } from "@/lib/domains/sharing/link-secret";
import { visitCookie } from "@/lib/domains/sharing/visit-cookie";
import type { ShareContext } from "@/lib/domains/sharing/visits";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";

export interface TestLink {
  linkId: string;
  token: string;
}

type Terms = Partial<Parameters<typeof createLink.execute>[1]>;

/** A link of the maker's to these documents and folders. */
export function addLink(maker: TenantContext, terms: Terms): Promise<TestLink> {
  return createLink.execute(maker, { name: "For the bank", questionQuota: 3, ...terms });
}

export interface TestVisit {
  visitId: string;
  /** What the visitor's browser sends. */
  headers: Headers;
  /** His authority as it is now. */
  share(): Promise<ShareContext>;
}

/** A visitor who passed every gate. */
export async function addVisit(owner: TenantContext, { linkId, token }: TestLink, visitor: { email?: string; verified?: boolean; ip?: string } = {}): Promise<TestVisit> {
  const { secret, hash } = newLinkSecret();
  const visitId = newId();
  const { organizationId, workspaceId } = owner;
  const emailVerifiedAt = visitor.verified ? new Date() : null;
  await inTenant(owner, (tx) =>
    tx.db.shareVisit.create({ data: { id: visitId, organizationId, workspaceId, linkId, tokenHash: hash, email: visitor.email ?? null, emailVerifiedAt, admittedAt: new Date() }, select: { id: true } }),
  );
  const headers = new Headers({ cookie: `${visitCookie(linkId, secret).name}=${secret}`, "user-agent": "vitest" });
  return { visitId, headers, share: () => requireVisit(token, headers) };
}

interface Version {
  documentId: string;
  versionId: string;
}

/** The version answers, without the work of reading it. */
export function makeReadable(owner: TenantContext, { documentId, versionId }: Version): Promise<void> {
  return inTenant(owner, async (tx) => {
    await tx.db.documentVersion.update({ where: { id: versionId }, data: { status: "ready" }, select: { id: true } });
    await tx.db.document.update({ where: { id: documentId }, data: { currentVersionId: versionId }, select: { id: true } });
  });
}

/** A draft with one quote, as the worker would leave it. */
export async function setDraft(owner: TenantContext, questionId: string, of: Version): Promise<void> {
  const quote = "Doors need FD60S.";
  const place = { documentName: "Doors.txt", kind: "txt", page: 1, pageLabel: null, start: 0, end: quote.length, before: "", after: "", headingPath: [], version: 1 };
  const { documentId, versionId } = of;
  const draft = { status: "drafted", draft: `“${quote}” [1]`, draftCitations: [{ number: 1, documentId, versionId, quote, ...place }], draftEngine: "extractive", draftedAt: new Date() };
  await inTenant(owner, (tx) => tx.db.shareQuestion.update({ where: { id: questionId }, data: draft, select: { id: true } }));
}
