import { beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import type { UserContext } from "@/lib/kernel/context";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, userOf } from "@/scripts/test/tenant-fixture";
import { changeTheme } from "./commands/change-theme";
import { updateProfile } from "./commands/update-profile";
import { localeLabel, timeZones } from "./labels";
import { getPreferences, getProfile } from "./queries/get-profile";
import { FORMAT_LOCALES, isTimeZone } from "./schema";

provideTestDatabase();

let user: UserContext;
let other: UserContext;

beforeAll(async () => {
  user = await userOf((await createTenant("Acme")).owner);
  other = await userOf((await createTenant("Other")).owner);
});

const events = (userId: string) => inUnscoped((db) => db.accountEvent.findMany({ where: { userId }, orderBy: { occurredAt: "asc" }, select: { type: true, detail: true } }));

describe("the profile", () => {
  it("is changed by its owner alone, and the change is told", async () => {
    const changes = { name: " Ada Lovelace ", locale: "de-CH", timeZone: "Europe/Zurich" } as const;
    expect(await updateProfile.execute(user, changes)).toEqual({ changed: ["name", "locale", "timeZone"] });
    expect(await getProfile(user.userId)).toMatchObject({ name: "Ada Lovelace", locale: "de-CH", timeZone: "Europe/Zurich", avatar: null });
    expect(await getProfile(other.userId)).toMatchObject({ name: "Owner of Other", locale: "en-GB", timeZone: "UTC" });
    expect(await events(user.userId)).toEqual([{ type: "profile-changed", detail: "name, locale, timeZone" }]);
  });

  it("records nothing when nothing changes", async () => {
    const before = await events(user.userId);
    expect(await updateProfile.execute(user, { name: "Ada Lovelace", locale: "de-CH", timeZone: "Europe/Zurich" })).toEqual({ changed: [] });
    expect(await events(user.userId)).toEqual(before);
  });

  it.each([
    ["name", { name: "  ", locale: "en-GB", timeZone: "UTC" }],
    ["locale", { name: "Ada", locale: "xx-YY", timeZone: "UTC" }],
    ["timeZone", { name: "Ada", locale: "en-GB", timeZone: "Mars/Olympus" }],
    ["timeZone", { name: "Ada", locale: "en-GB", timeZone: "+02:00" }],
    ["_", { name: "Ada", locale: "en-GB", timeZone: "UTC", isOperator: true }],
    ["_", { name: "Ada", locale: "en-GB", timeZone: "UTC", email: "other@example.com" }],
  ])("refuses a wrong %s", async (field, input) => {
    await expect(async () => updateProfile.execute(user, input as Parameters<typeof updateProfile.execute>[1])).rejects.toMatchObject({ code: "invalid_input", fields: { [field]: expect.any(String) as string } });
  });

  it("keeps the theme for the next browser", async () => {
    await changeTheme.execute(user, { theme: "dark" });
    expect(await getPreferences(user.userId)).toMatchObject({ theme: "dark", locale: "de-CH", timeZone: "Europe/Zurich" });
    expect(await getPreferences(other.userId)).toMatchObject({ theme: "system" });
    await expect(async () => changeTheme.execute(user, { theme: "neon" as "dark" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("formats", () => {
  it("offered are all known to Intl, each with its own example", () => {
    for (const locale of FORMAT_LOCALES) {
      expect(Intl.DateTimeFormat.supportedLocalesOf(locale), locale).toEqual([locale]);
      expect(localeLabel(locale).label).toMatch(/\(/);
    }
    expect(localeLabel("de-DE").example).toContain("1.234.567,89");
    expect(localeLabel("en-GB").example).toContain("1,234,567.89");
  });

  it("time zones are those of Intl, and nothing else passes", () => {
    expect(timeZones()).toEqual(expect.arrayContaining(["UTC", "Europe/London"]));
    expect(timeZones().filter((zone) => !isTimeZone(zone))).toEqual([]);
    for (const wrong of ["", "GMT+2 ", "Europe/", "../etc/passwd", "+01:00"]) expect(isTimeZone(wrong), wrong).toBe(false);
  });
});
