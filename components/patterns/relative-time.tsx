"use client";

import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "@/lib/client/format";
import { useReaderPreferences } from "@/lib/client/reader-preferences";
import { useReaderLocale } from "@/lib/client/use-reader-locale";

const TICK = 30_000;

/** "3 minutes ago", kept current; the exact time on hover, in the reader's format and time zone. */
export function RelativeTime({ date }: { date: string | Date }) {
  const now = useSyncExternalStore(everyTick, lastTick, lastTick);
  const locale = useReaderLocale();
  const preferences = useReaderPreferences();
  const exact = preferences !== null || locale === undefined;
  const iso = new Date(date).toISOString();
  return (
    <time dateTime={iso} title={exact ? exactTime(iso, locale, preferences?.timeZone) : undefined} className="whitespace-nowrap" suppressHydrationWarning>
      {relativeTime(iso, now, preferences ? wordsOf(preferences.locale) : locale)}
    </time>
  );
}

/** The interface speaks English: a format of another language writes dates and numbers, not words among ours. */
function wordsOf(locale: string): string {
  return locale.startsWith("en") ? locale : "en";
}

function everyTick(listener: () => void) {
  const timer = setInterval(listener, TICK);
  return () => clearInterval(timer);
}

/** Rounded, because a store's snapshot has to stand still between ticks. */
function lastTick(): number {
  return Math.floor(Date.now() / TICK) * TICK;
}
