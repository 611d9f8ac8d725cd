const DAY = 86_400_000;

/** What a link asks of its visitors and lets them do, as a form gives it. */
export interface FormTerms {
  name: string;
  expiresAt: string | null;
  /** Absent: as it is. Null: none. */
  password?: string | null;
  askEmail: boolean;
  emails: string[];
  domains: string[];
  allowDownload: boolean;
  watermark: boolean;
  agreement: string | null;
  viewLimit: number | null;
  questionQuota: number | null;
}

export function termsOf(form: FormData, before: { expiresAt: string | null } | null, now: number = Date.now()): FormTerms {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const count = (name: string) => (text(name) === "" ? null : Number(text(name)));
  const password = String(form.get("password") ?? "");
  const on = (name: string) => form.get(name) === "on";
  return {
    name: text("name"),
    expiresAt: expiryOf(text("expires"), text("expiresOn"), before?.expiresAt ?? null, now),
    ...(on("noPassword") ? { password: null } : password === "" ? {} : { password }),
    askEmail: on("askEmail"),
    ...allowed(text("allowed")),
    allowDownload: on("allowDownload"),
    watermark: on("watermark"),
    agreement: text("agreement") || null,
    viewLimit: count("viewLimit"),
    questionQuota: count("questionQuota"),
  };
}

function expiryOf(way: string, day: string, before: string | null, now: number): string | null {
  if (way === "never") return null;
  if (way !== "date") return new Date(now + Number(way) * DAY).toISOString();
  // What was not changed keeps its hour.
  if (before !== null && localDate(new Date(before)) === day) return before;
  const end = new Date(`${day}T23:59:59.999`);
  // No day was given: a past one is refused with what to do.
  return Number.isNaN(end.getTime()) ? new Date(0).toISOString() : end.toISOString();
}

/** Addresses and domains, apart by lines, commas or spaces; "@example.com" and "example.com" are the domain. */
function allowed(text: string): { emails: string[]; domains: string[] } {
  const entries = [...new Set(text.toLowerCase().split(/[\s,;]+/u).filter(Boolean))];
  const isAddress = (entry: string) => entry.indexOf("@") > 0;
  return { emails: entries.filter(isAddress), domains: entries.filter((entry) => !isAddress(entry)).map((entry) => entry.replace(/^@/, "")) };
}

/** "2026-11-21" in the reader's time. */
export function localDate(date: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
