import { z } from "zod";
import { personNameSchema } from "../schema";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Where numbers, dates and times can be written in a person's own way. */
export const FORMAT_LOCALES = [
  "en-GB", "en-US", "en-IE", "en-AU", "en-CA", "en-IN", "en-NZ", "en-ZA", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE", "el-GR", "es-ES", "es-MX", "et-EE", "fi-FI",
  "fr-BE", "fr-CA", "fr-CH", "fr-FR", "hi-IN", "hr-HR", "hu-HU", "it-IT", "ja-JP", "ko-KR", "lt-LT", "lv-LV", "nb-NO", "nl-BE", "nl-NL", "pl-PL", "pt-BR", "pt-PT",
  "ro-RO", "sk-SK", "sl-SI", "sv-SE", "tr-TR", "uk-UA", "zh-CN", "zh-TW",
] as const;
export type FormatLocale = (typeof FORMAT_LOCALES)[number];

/** IANA names, as Intl knows them; offsets such as "+02:00" are no places. */
export function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneSchema = z.string().max(64).refine(isTimeZone, "Choose a time zone such as Europe/London.");

export const updateProfileSchema = z.strictObject({
  name: personNameSchema,
  locale: z.enum(FORMAT_LOCALES, "Choose one of the listed formats."),
  timeZone: timeZoneSchema,
});

export const themeSchema = z.strictObject({ theme: z.enum(THEMES) });

/** Of the picture as it is sent. */
export const AVATAR_BYTES = 2_000_000;

export const replaceAvatarSchema = z.strictObject({ picture: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

/** The address, or the name of who has none, typed again: nobody deletes by a slip. */
export const deleteAccountSchema = z.strictObject({ confirmation: z.string().trim().min(1, "Type the words shown.").max(254) });

export interface ProfileDto {
  userId: string;
  name: string;
  /** Null: came with a wallet and gave none yet. */
  email: string | null;
  emailVerified: boolean;
  locale: string;
  timeZone: string;
  theme: Theme;
  /** Address of the picture; null shows initials. */
  avatar: string | null;
  createdAt: string;
}

/** What every page needs to write times and numbers in the reader's own way. */
export type PreferencesDto = Pick<ProfileDto, "locale" | "timeZone" | "theme">;

/** Changes with the picture, so that a kept copy is never the one before. */
export function avatarUrl(userId: string, avatarKey: string | null): string | null {
  return avatarKey === null ? null : `/api/avatars/${userId}?v=${avatarKey.slice(-12)}`;
}
