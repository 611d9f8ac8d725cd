import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import { env } from "@/lib/kernel/env";

export interface SessionClaim {
  userId: string;
  sessionId: string;
  /** Rotations of the token that makes the claim. */
  generation: number;
}

export interface LiveSession {
  userId: string;
  sessionId: string;
  generation: number;
  name: string;
  email: string;
  emailVerified: boolean;
  isOperator: boolean;
  authenticatedAt: Date;
  secondFactorAt: Date | null;
}

interface Row extends LiveSession {
  stale: boolean;
  superseded: boolean;
}

/** Seconds for which the token before the newest still counts: requests were under way when it was replaced. */
const GRACE = 60;

/** Neither ended, nor past its absolute end, nor unused for longer than allowed. Over `s` (sessions) and `u` (users). */
function liveSql(): Prisma.Sql {
  return Prisma.sql`s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(hours => ${env().SESSION_IDLE_HOURS}::int) AND u.suspended_at IS NULL`;
}

/**
 * The session that a token claims, or null. A token that was replaced more than a minute ago is a copy somebody kept: its
 * session ends, whoever holds the newest one.
 */
export async function findLiveSession(claim: SessionClaim): Promise<LiveSession | null> {
  const [row] = await unscopedRows<Row>(Prisma.sql`SELECT u.id AS "userId", s.id AS "sessionId", s.generation, u.name, u.email, u.email_verified_at IS NOT NULL AS "emailVerified",
      u.is_operator AS "isOperator", s.authenticated_at AS "authenticatedAt", s.second_factor_at AS "secondFactorAt", s.last_seen_at < now() - interval '1 minute' AS stale,
      NOT (s.generation = ${claim.generation}::int OR (s.generation = ${claim.generation}::int + 1 AND s.rotated_at > now() - make_interval(secs => ${GRACE}::int))) AS superseded
    FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ${claim.sessionId}::uuid AND s.user_id = ${claim.userId}::uuid AND ${liveSql()}`);
  if (!row) return null;
  if (row.superseded) {
    await closeSession(row.sessionId);
    return null;
  }
  if (row.stale) await unscopedRows(Prisma.sql`UPDATE sessions SET last_seen_at = now() WHERE id = ${row.sessionId}::uuid RETURNING id`);
  return row;
}

/** For streams that outlive their request: whether the session still stands, whatever its token, and the person proved after `since` who he is, with a second factor where that is required. */
export async function sessionStands(sessionId: string, { since = null, secondFactor = false }: { since?: Date | null; secondFactor?: boolean } = {}): Promise<boolean> {
  const rows = await unscopedRows(Prisma.sql`SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ${sessionId}::uuid AND ${liveSql()}
    AND (${since}::timestamptz IS NULL OR s.authenticated_at > ${since}::timestamptz) AND (NOT ${secondFactor}::boolean OR s.second_factor_at IS NOT NULL)`);
  return rows.length > 0;
}

export async function closeSession(sessionId: string): Promise<void> {
  await unscopedRows(Prisma.sql`UPDATE sessions SET ended_at = now() WHERE id = ${sessionId}::uuid AND ended_at IS NULL RETURNING id`);
}

/** The generation of the token to write next. At most one rotation a minute; in between the present one is written again. */
export async function rotateSession(sessionId: string): Promise<number | null> {
  const [row] = await unscopedRows<{ generation: number }>(Prisma.sql`UPDATE sessions SET
      generation = generation + CASE WHEN rotated_at < now() - make_interval(secs => ${GRACE}::int) THEN 1 ELSE 0 END,
      rotated_at = CASE WHEN rotated_at < now() - make_interval(secs => ${GRACE}::int) THEN now() ELSE rotated_at END
    WHERE id = ${sessionId}::uuid AND ended_at IS NULL RETURNING generation`);
  return row?.generation ?? null;
}
