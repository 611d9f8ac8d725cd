const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "3 minutes ago", "yesterday", "in 2 days"; under 45 seconds "now". `now` in milliseconds. */
export function relativeTime(date: Date | string | number, now: number = Date.now(), locale?: string): string {
  const seconds = (new Date(date).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (Math.abs(seconds) < 45) return format.format(0, "second");
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(Math.sign(seconds), "minute");
}

/** Date and time with the time zone, for hover and export. */
export function exactTime(date: Date | string | number, locale?: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long", ...(timeZone ? { timeZone } : {}) }).format(new Date(date));
}

/** Decimal units, at most three significant digits: "812 B", "1.24 MB". */
export function fileSize(bytes: number, locale?: string): string {
  const step = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = SIZES[step] ?? "byte";
  const value = bytes / 1000 ** step;
  const shown = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(step === 0 ? Math.round(value) : value);
  return `${shown} ${{ byte: "B", kilobyte: "kB", megabyte: "MB", gigabyte: "GB", terabyte: "TB" }[unit]}`;
}

export function number(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** `count(1, "document")` → "1 document"; `count(1200, "document")` → "1,200 documents". */
export function count(value: number, singular: string, plural = `${singular}s`, locale?: string): string {
  return `${number(value, locale)} ${value === 1 ? singular : plural}`;
}

/** Up to two initials for a person without a picture. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}
