import "server-only";
import { pool } from "@/lib/db/client";
import { env } from "@/lib/kernel/env";
import { tooMany } from "./consume-limit";
import { hashedKey } from "./limit-key";
import { limitsAreOn } from "./limits";

/** What is guessed at. A code of six digits is worth a wait of a day: some 20 guesses on the first day, one on each further. */
const LONGEST = {
  password: () => env().LOCK_OUT_MAX_SECONDS,
  "second-factor": () => 86_400,
  confirmation: () => env().LOCK_OUT_MAX_SECONDS,
};
export type LockOut = keyof typeof LONGEST;

/** Failures are forgotten after a day of peace. */
const MEMORY_MS = 86_400_000;

/**
 * Counts a try before it is made, so that any number at once get no more than one after the other would. A row expires when
 * its wait is over and a day has passed; a try is let through once the wait is over.
 */
const TRY = `INSERT INTO rate_limits AS r (key, points, expire) VALUES ($1, 1, $2::bigint + $3::bigint + CASE WHEN 1 >= $4::int THEN $5::bigint ELSE 0 END)
  ON CONFLICT (key) DO UPDATE SET
    points = CASE WHEN r.expire <= $2::bigint THEN 1 ELSE LEAST(r.points + 1, 1000) END,
    expire = $2::bigint + $3::bigint + CASE WHEN r.expire <= $2::bigint OR r.points + 1 < $4::int THEN 0
      ELSE LEAST($6::bigint, $5::bigint * (2 ^ LEAST(r.points + 1 - $4::int, 30))::bigint) END
    WHERE r.expire - $3::bigint <= $2::bigint
  RETURNING points`;

/**
 * To be called before a secret is compared, for every account name alike, whether or not there is such an account.
 * @throws AppError rate_limited with the wait once too many tries failed.
 */
export async function countTry(kind: LockOut, account: string): Promise<void> {
  if (!limitsAreOn()) return;
  const { LOCK_OUT_AFTER, LOCK_OUT_SECONDS } = env();
  const key = keyOf(kind, account);
  const values = [key, Date.now(), MEMORY_MS, LOCK_OUT_AFTER, LOCK_OUT_SECONDS * 1000, LONGEST[kind]() * 1000];
  const { rowCount } = await pool().query({ name: "muniment-lock-out", text: TRY, values });
  if (rowCount) return;
  const { rows } = await pool().query<{ expire: string }>("SELECT expire FROM rate_limits WHERE key = $1", [key]);
  const until = Number(rows[0]?.expire ?? 0) - MEMORY_MS;
  throw tooMany("Too many tries that failed", Math.max(1000, until - Date.now()));
}

/** The secret was right: the account starts afresh. */
export async function forgetTries(kind: LockOut, account: string): Promise<void> {
  if (limitsAreOn()) await pool().query("DELETE FROM rate_limits WHERE key = $1", [keyOf(kind, account)]);
}

function keyOf(kind: LockOut, account: string): string {
  return `lock-out:${kind}:${hashedKey(account)}`;
}
