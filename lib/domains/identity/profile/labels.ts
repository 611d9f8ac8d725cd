import { FORMAT_LOCALES, type FormatLocale } from "./schema";

const SAMPLE = Date.UTC(2026, 10, 21, 15, 30);

/** "English (United Kingdom)" and what a date and a number look like in it. */
export function localeLabel(locale: FormatLocale): { label: string; example: string } {
  const label = new Intl.DisplayNames("en", { type: "language", languageDisplay: "standard" }).of(locale) ?? locale;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short", timeZone: "UTC" }).format(SAMPLE);
  return { label, example: `${date} · ${new Intl.NumberFormat(locale).format(1234567.89)}` };
}

export const LOCALE_OPTIONS = FORMAT_LOCALES.map((locale) => {
  const { label, example } = localeLabel(locale);
  return { value: locale, label, hint: example };
});

/** All that Intl knows, with UTC, which it leaves out. */
export function timeZones(): string[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
}
