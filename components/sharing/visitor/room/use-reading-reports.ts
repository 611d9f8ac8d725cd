"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { askJson, type Refusal, shareAddress } from "../share-api";

const TICK_MS = 1_000;
const REPORT_MS = 8_000;
/** Without a sign of life nobody reads any more. */
const IDLE_MS = 120_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove"] as const;

interface ReadingReports {
  token: string;
  /** Null: the list of documents. */
  documentId: string | null;
  page: number;
  /** Over: nobody reads here any more. */
  closed: boolean;
  onVersion: (versionId: string) => void;
  onRefusal: (refusal: Refusal) => void;
}

/** Says every few seconds that somebody is here and what he reads, while the page is in front of him. Whatever was revoked meanwhile comes back as the answer. */
export function useReadingReports({ token, documentId, page, closed, onVersion, onRefusal }: ReadingReports): void {
  const now = useRef(page);
  useEffect(() => {
    now.current = page;
  }, [page]);
  const answered = useEffectEvent((answer: Awaited<ReturnType<typeof report>>) => {
    if (!answer.ok) onRefusal(answer.refusal);
    else if (answer.data.versionId !== null) onVersion(answer.data.versionId);
  });

  useEffect(() => {
    if (closed) return;
    const read = new Map<number, number>();
    let tickAt = Date.now();
    let signAt = Date.now();
    let reportAt = Date.now();
    const sign = () => (signAt = Date.now());
    const send = (keepalive = false) => {
      const pages = [...read].map(([one, milliseconds]) => ({ page: one, milliseconds: Math.round(milliseconds) })).slice(0, 50);
      read.clear();
      reportAt = Date.now();
      return report(token, documentId, pages, keepalive);
    };
    const isRead = () => document.visibilityState === "visible" && document.hasFocus() && Date.now() - signAt < IDLE_MS;
    const tick = () => {
      const passed = Math.min(Date.now() - tickAt, 2 * TICK_MS);
      tickAt = Date.now();
      if (!isRead()) return;
      if (documentId) read.set(now.current, (read.get(now.current) ?? 0) + passed);
      if (Date.now() - reportAt >= REPORT_MS) void send().then(answered);
    };
    // Who comes back learns at once whether the link still stands.
    const turned = () => {
      sign();
      if (document.visibilityState === "visible") void send().then(answered);
      else if (read.size > 0) void send(true);
    };
    void send().then(answered);
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener("visibilitychange", turned);
    for (const name of SIGNS) document.addEventListener(name, sign, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", turned);
      for (const name of SIGNS) document.removeEventListener(name, sign, { capture: true });
      if (read.size > 0) void send(true);
    };
  }, [token, documentId, closed]);
}

function report(token: string, documentId: string | null, pages: { page: number; milliseconds: number }[], keepalive: boolean) {
  return askJson<{ versionId: string | null }>(shareAddress(token, "/activity"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(documentId ? { documentId, pages } : {}),
    keepalive,
  });
}
