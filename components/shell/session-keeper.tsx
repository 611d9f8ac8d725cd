"use client";

import { useEffect } from "react";

/** Browsers cut longer timers short. */
const LONGEST_MS = 86_400_000;

/** Replaces the session's token now and then, so that a page left open stays signed in as one that is walked about in. */
export function SessionKeeper({ minutes }: { minutes: number }) {
  useEffect(() => keepSession(Math.min(minutes * 60_000, LONGEST_MS)), [minutes]);
  return null;
}

/** Only while the page is seen; once seen again after a long time, at once. @returns what stops it. */
function keepSession(interval: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Date.now() + interval;
  let over = false;

  async function renew() {
    if (over || document.visibilityState !== "visible") return;
    due = Date.now() + interval;
    try {
      const answer = await fetch("/api/auth/refresh", { cache: "no-store" });
      // What is typed here stays; the next thing done says that the session has ended.
      over ||= answer.status === 401;
    } catch {
      // Not reachable for now; the next turn tries again.
    }
    plan();
  }

  /** Some sooner than others, so that the pages of one browser do not come all at once. */
  function plan() {
    clearTimeout(timer);
    if (!over) timer = setTimeout(() => void renew(), interval * (0.85 + Math.random() * 0.15));
  }

  const seen = () => {
    if (document.visibilityState === "visible" && Date.now() >= due) void renew();
    else plan();
  };
  plan();
  document.addEventListener("visibilitychange", seen);
  return () => {
    over = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}
