import "server-only";
import { env } from "@/lib/kernel/env";
import { parseRate, type Rate } from "@/lib/kernel/rate-limit-settings";

interface Limit {
  setting: Extract<keyof ReturnType<typeof env>, `LIMIT_${string}`>;
  /** Counted in blocks that a process takes from the database, so that a call costs no write. */
  leased?: true;
  /** What there is too much of, for the refusal. */
  what: string;
}

/** Every limit by the name that callers use; its rate is a setting. */
const LIMITS = {
  "auth-requests": { setting: "LIMIT_AUTH_REQUESTS", leased: true, what: "requests from this network address" },
  "sign-in-address": { setting: "LIMIT_SIGN_IN_ADDRESS", what: "sign-ins from this network address" },
  "sign-in-account": { setting: "LIMIT_SIGN_IN_ACCOUNT", what: "sign-ins" },
  "sign-up": { setting: "LIMIT_SIGN_UP", what: "sign-ups from this network address" },
  "mail-recipient": { setting: "LIMIT_MAIL_RECIPIENT", what: "mails to this address" },
  "mail-address": { setting: "LIMIT_MAIL_ADDRESS", what: "mails asked for from this network address" },
  challenges: { setting: "LIMIT_CHALLENGES", what: "sign-ins begun from this network address" },
  invitations: { setting: "LIMIT_INVITATIONS", what: "invitations from this organization" },
  questions: { setting: "LIMIT_QUESTIONS", what: "questions" },
  presence: { setting: "LIMIT_PRESENCE", what: "signs of presence" },
  previews: { setting: "LIMIT_PREVIEWS", what: "previews" },
  "share-gate": { setting: "LIMIT_SHARE_GATE", what: "tries to open shared documents from this network address" },
  "share-password": { setting: "LIMIT_SHARE_PASSWORD", what: "passwords tried for this link" },
  uploads: { setting: "LIMIT_UPLOADS", leased: true, what: "uploads in this organization" },
  "share-pages": { setting: "LIMIT_SHARE_PAGES", leased: true, what: "pages asked for in this visit" },
  "share-downloads": { setting: "LIMIT_SHARE_DOWNLOADS", what: "downloads in this visit" },
  "api-key": { setting: "LIMIT_API_KEY", leased: true, what: "calls with this API key" },
  "api-organization": { setting: "LIMIT_API_ORGANIZATION", leased: true, what: "API calls in this organization" },
  "api-refusals": { setting: "LIMIT_API_REFUSALS", what: "calls without a valid key" },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

const parsed = new Map<string, Rate>();

function rateOf(text: string): Rate {
  const known = parsed.get(text) ?? parseRate(text);
  parsed.set(text, known);
  return known;
}

export function limitOf(name: LimitName): { rate: Rate; leased: boolean; what: string } {
  const limit: Limit = LIMITS[name];
  return { rate: rateOf(env()[limit.setting]), leased: limit.leased ?? false, what: limit.what };
}

export function limitsAreOn(): boolean {
  return env().RATE_LIMITS === "on";
}
