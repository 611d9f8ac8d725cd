import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, unscopedRows } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import { isPlaceholderEmail } from "../../linking/policy";
import { avatarUrl, type PreferencesDto, type ProfileDto, type Theme } from "../schema";

const select = { id: true, name: true, email: true, emailVerifiedAt: true, locale: true, timeZone: true, theme: true, avatarKey: true, createdAt: true } as const;

export async function getProfile(userId: string): Promise<ProfileDto> {
  const row = await inUnscoped((db) => db.user.findUnique({ where: { id: userId }, select }));
  if (!row) throw notFound("account");
  const { id, email, emailVerifiedAt, avatarKey, createdAt, theme, ...rest } = row;
  return { ...rest, email: isPlaceholderEmail(email) ? null : email, userId: id, emailVerified: emailVerifiedAt !== null, theme: theme as Theme, avatar: avatarUrl(id, avatarKey), createdAt: createdAt.toISOString() };
}

export async function getPreferences(userId: string): Promise<(PreferencesDto & { avatar: string | null }) | null> {
  const [row] = await unscopedRows<PreferencesDto & { avatarKey: string | null }>(
    Prisma.sql`SELECT locale, time_zone AS "timeZone", theme, avatar_key AS "avatarKey" FROM users WHERE id = ${userId}::uuid`,
  );
  return row ? { locale: row.locale, timeZone: row.timeZone, theme: row.theme, avatar: avatarUrl(userId, row.avatarKey) } : null;
}

/** Storage key of a person's picture, if the reader is that person or a colleague: both live members of one live organization. */
export async function getAvatarKey(readerId: string, userId: string): Promise<string> {
  const [row] = await unscopedRows<{ key: string }>(Prisma.sql`SELECT u.avatar_key AS key FROM users u WHERE u.id = ${userId}::uuid AND u.avatar_key IS NOT NULL
    AND (u.id = ${readerId}::uuid OR EXISTS (SELECT 1 FROM organization_members mine JOIN organization_members his ON his.organization_id = mine.organization_id
      JOIN organizations o ON o.id = mine.organization_id AND o.archived_at IS NULL AND o.deleted_at IS NULL
      WHERE mine.user_id = ${readerId}::uuid AND mine.suspended_at IS NULL AND his.user_id = u.id))`);
  if (!row) throw notFound("picture");
  return row.key;
}
