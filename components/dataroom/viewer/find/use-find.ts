"use client";

import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { findUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { FoundDto, FoundMatch } from "@/lib/domains/dataroom/schema";

const PAUSE = 200;
const NONE: FoundDto = { matches: [], more: false };

interface Answer {
  query: string;
  found: FoundDto;
  failed: boolean;
  /** Of the match that one stands at. */
  at: number;
}

export interface Find {
  open: boolean;
  query: string;
  state: "idle" | "looking" | "done" | "failed";
  found: FoundDto;
  at: number;
  current: FoundMatch | null;
  start: () => void;
  end: () => void;
  look: (query: string) => void;
  /** To the next match or the one before, around the ends. */
  step: (by: 1 | -1) => void;
}

interface FindOptions {
  address: WorkspaceAddress;
  documentId: string;
  versionId: string;
  /** Where one reads: the first match from there on comes first. */
  page: number;
  onMatch: (page: number) => void;
}

/** Looks for words in all pages of a version while one types. */
export function useFind({ address, documentId, versionId, page, onMatch }: FindOptions): Find {
  const { organization, workspace } = address;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [answer, setAnswer] = useState<Answer>({ query: "", found: NONE, failed: false, at: 0 });
  const wanted = open ? query.trim() : "";
  const arrived = useEffectEvent((found: FoundDto | null) => {
    const at = Math.max(0, found?.matches.findIndex((match) => match.page >= page) ?? 0);
    setAnswer({ query: wanted, found: found ?? NONE, failed: found === null, at });
    const first = found?.matches[at];
    if (first) onMatch(first.page);
  });

  useEffect(() => {
    if (wanted === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const url = findUrl({ organization, workspace }, documentId, { version: versionId, query: wanted });
      fetch(url, { signal: abort.signal })
        .then(async (response) => arrived(response.ok ? ((await response.json()) as FoundDto) : null))
        .catch(() => abort.signal.aborted || arrived(null));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, organization, workspace, documentId, versionId]);

  const settled = wanted !== "" && answer.query === wanted;
  const found = settled ? answer.found : NONE;
  const at = settled ? answer.at : 0;
  const current = found.matches[at] ?? null;
  const step = useCallback(
    (by: 1 | -1) => {
      const count = found.matches.length;
      const next = found.matches[(at + by + count) % Math.max(1, count)];
      if (!next) return;
      setAnswer((before) => ({ ...before, at: (at + by + count) % count }));
      onMatch(next.page);
    },
    [found, at, onMatch],
  );
  const state = wanted === "" ? "idle" : !settled ? "looking" : answer.failed ? "failed" : "done";
  return useMemo(
    () => ({ open, query, state, found, at, current, start: () => setOpen(true), end: () => setOpen(false), look: setQuery, step }),
    [open, query, state, found, at, current, step],
  );
}
