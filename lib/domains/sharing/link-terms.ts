import "server-only";
import type { z } from "zod";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { linkTermsSchema } from "./schema";
import { visibleLinksSql } from "./visibility";

export type LinkTerms = z.output<typeof linkTermsSchema>;

const TERMS = {
  ...{ name: true, expiresAt: true, emails: true, domains: true, askEmail: true, allowDownload: true, watermark: true, agreement: true, viewLimit: true, questionQuota: true },
  ...{ id: true, passwordHash: true, revokedAt: true, createdBy: true },
} as const;

export type LinkRow = Prisma.ShareLinkGetPayload<{ select: typeof TERMS }>;

/** The link as it is once no other change of it is under way. @throws AppError not_found also when the actor may not know of it. */
export async function lockLink(tx: TenantTx, linkId: string): Promise<LinkRow> {
  await tx.db.$executeRaw`SELECT 1 FROM share_links WHERE id = ${linkId}::uuid FOR UPDATE`;
  const [seen] = await tx.rows<{ id: string }>(Prisma.sql`SELECT l.id FROM share_links l WHERE l.id = ${linkId}::uuid AND ${visibleLinksSql(tx.ctx)}`);
  if (!seen) throw notFound("link");
  return tx.db.shareLink.findUniqueOrThrow({ where: { id: seen.id }, select: TERMS });
}

/** What is stored of the terms that are given; the password as its hash alone. */
export async function storedTerms(terms: Partial<LinkTerms>) {
  const { password, expiresAt, agreement, ...plain } = terms;
  const ends = expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : futureDate(expiresAt) };
  const agreed = agreement === undefined ? {} : { agreement: agreement || null };
  const secret = password === undefined ? {} : { passwordHash: password === null ? null : await hashPassword(password), passwordSetAt: new Date() };
  return { ...plain, ...ends, ...agreed, ...secret };
}

function futureDate(text: string): Date {
  const at = new Date(text);
  if (at > new Date()) return at;
  throw new AppError("invalid_input", { userMessage: "Choose an end in the future. Nothing was saved; to end the link now, revoke it.", fields: { expiresAt: "Choose a time in the future." } });
}

/** For the log: that there is a password or an agreement, not what it says. */
export function loggedTerms(row: Omit<LinkRow, "id" | "revokedAt" | "createdBy">): Record<string, unknown> {
  const { name, emails, domains, askEmail, allowDownload, watermark, viewLimit, questionQuota } = row;
  const plain = { name, emails, domains, askEmail, allowDownload, watermark, viewLimit, questionQuota };
  return { ...plain, expiresAt: row.expiresAt?.toISOString() ?? null, hasPassword: row.passwordHash !== null, hasAgreement: row.agreement !== null };
}
