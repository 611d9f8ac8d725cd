import { z } from "zod";

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };
const RATE = /^(\d{1,9})\/(\d{0,4})([smhd])$/;

export interface Rate {
  points: number;
  seconds: number;
}

/** "300/15m": 300 in 15 minutes. */
export function parseRate(text: string): Rate {
  const [, points, count, unit] = RATE.exec(text) ?? [];
  if (!points || !unit) throw new Error(`"${text}" is no rate; write for example 300/15m`);
  return { points: Number(points), seconds: Number(count || 1) * (SECONDS[unit] ?? 1) };
}

const rate = (standard: string, what: string) =>
  z
    .string()
    .refine(
      (text) => RATE.test(text) && parseRate(text).points > 0 && parseRate(text).seconds > 0,
      "must be a rate such as 300/15m (s, m, h or d)",
    )
    .default(standard)
    .describe(`Rate limit: ${what}`);

/** A part of the environment's schema. Set for honest use by a whole office behind one address; guessing is stopped by the lock-out. */
export const rateLimitSettings = {
  RATE_LIMITS: z.enum(["on", "off"]).default("on").describe("off: no rate limits and no lock-out, for load tests on a closed network"),
  LIMIT_AUTH_REQUESTS: rate("3000/15m", "requests to the sign-in endpoints, per address"),
  LIMIT_SIGN_IN_ADDRESS: rate("600/15m", "sign-ins tried, per address"),
  LIMIT_SIGN_IN_ACCOUNT: rate("60/15m", "sign-ins tried, per address and account"),
  LIMIT_SIGN_UP: rate("300/h", "sign-ups, per address"),
  LIMIT_MAIL_RECIPIENT: rate("10/h", "verification and password mails asked for, per recipient"),
  LIMIT_MAIL_ADDRESS: rate("200/h", "verification and password mails asked for, per address"),
  LIMIT_CHALLENGES: rate("600/15m", "wallet and passkey challenges, per address"),
  LIMIT_INVITATIONS: rate("500/h", "invitations sent, per organization"),
  LIMIT_QUESTIONS: rate("60/m", "questions asked in the browser, per person"),
  LIMIT_PRESENCE: rate("60/m", "signs of presence in shared conversations, per person"),
  LIMIT_PREVIEWS: rate("20/m", "previews of passages divided by topic, per person"),
  LIMIT_SHARE_GATE: rate("600/15m", "steps at the gates of share links, per address"),
  LIMIT_SHARE_PASSWORD: rate("30/15m", "passwords tried at a share link, per link and address"),
  LIMIT_UPLOADS: rate("30000/h", "documents uploaded, per organization"),
  LIMIT_SHARE_PAGES: rate("1200/m", "pictures of shared pages, per visit"),
  LIMIT_SHARE_DOWNLOADS: rate("60/h", "downloads of shared documents, per visit"),
  LIMIT_API_KEY: rate("300000/m", "API calls, per key"),
  LIMIT_API_ORGANIZATION: rate("600000/m", "API calls, per organization"),
  LIMIT_API_REFUSALS: rate("1000/m", "API calls with a key that is not valid, per address"),
  LOCK_OUT_AFTER: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(5)
    .describe("Failed tries after which an account waits: password, second factor, confirmation"),
  LOCK_OUT_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(30)
    .describe("The first wait, in seconds; it doubles with each further failure"),
  LOCK_OUT_MAX_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(900)
    .describe("The longest wait for a password, in seconds; for a second factor it is a day"),
};
