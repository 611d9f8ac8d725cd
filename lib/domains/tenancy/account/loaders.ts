import "server-only";
import { cache } from "react";
import { LOCALE_OPTIONS, timeZones } from "@/lib/domains/identity/profile/labels";
import { getPreferences, getProfile } from "@/lib/domains/identity/profile/queries/get-profile";
import type { PreferencesDto, ProfileDto } from "@/lib/domains/identity/profile/schema";
import { logger } from "@/lib/kernel/logger";
import { loadOrNotFound } from "@/lib/transport/loader";
import { currentUser, requireUser } from "../contexts";
import { listDepartures } from "./queries/departures";
import type { DepartureDto } from "./schema";

export function loadProfile(): Promise<ProfileDto> {
  return loadOrNotFound(async () => getProfile((await requireUser()).userId));
}

/** Written by the server, whose Intl may know other words than the browser's. */
export function loadFormats() {
  return { locales: LOCALE_OPTIONS, timeZones: timeZones() };
}

/** For the frame of every page, public ones included: null for visitors, and when it cannot be read. */
export const loadPreferences = cache(async (): Promise<(PreferencesDto & { avatar: string | null }) | null> => {
  try {
    const user = await currentUser();
    return user ? await getPreferences(user.userId) : null;
  } catch (error) {
    logger().warn({ err: error }, "preferences not read");
    return null;
  }
});

export function loadDepartures(): Promise<DepartureDto[]> {
  return loadOrNotFound(async () => listDepartures((await requireUser()).userId));
}
