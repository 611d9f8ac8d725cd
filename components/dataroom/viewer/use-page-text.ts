"use client";

import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { pagesUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { PageTextDto } from "@/lib/domains/dataroom/schema";

export type PageText = { state: "loading" } | { state: "failed" } | { state: "missing" } | { state: "ready"; page: PageTextDto };

const LOADING: PageText = { state: "loading" };
/** Pages asked for at once: neighbours are read next. */
const BATCH = 8;

/** Extracted text of one version's pages, read when first asked for and kept while the page is open. */
export class PageTexts {
  private readonly pages = new Map<number, PageText>();
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly status: string,
    private readonly urlOf: (from: number, to: number) => string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (number: number): PageText => this.pages.get(number) ?? LOADING;

  want(number: number): void {
    if (this.pages.has(number)) return;
    const from = Math.floor((number - 1) / BATCH) * BATCH + 1;
    void this.read(from, from + BATCH - 1);
  }

  again(number: number): void {
    for (const [key, page] of this.pages) if (page.state === "failed") this.pages.delete(key);
    this.want(number);
    this.tell();
  }

  private async read(from: number, to: number): Promise<void> {
    for (let number = from; number <= to; number++) this.pages.set(number, LOADING);
    const found = await readPages(this.urlOf(from, to));
    for (let number = from; number <= to; number++) {
      const page = found?.find((one) => one.number === number);
      this.pages.set(number, page ? { state: "ready", page } : { state: found ? "missing" : "failed" });
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

async function readPages(url: string): Promise<PageTextDto[] | null> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as { pages: PageTextDto[] }).pages : null;
  } catch {
    return null;
  }
}

/** Begins anew when the version's status changes: then there may be text where there was none. */
export function usePageTexts(address: WorkspaceAddress, documentId: string, version: { id: string; status: string }): PageTexts {
  const { organization, workspace } = address;
  const { id, status } = version;
  return useMemo(
    () => new PageTexts(status, (from, to) => pagesUrl({ organization, workspace }, documentId, { version: id, from, to })),
    [organization, workspace, documentId, id, status],
  );
}

export function usePageText(texts: PageTexts, number: number): PageText {
  const read = useCallback(() => texts.get(number), [texts, number]);
  useEffect(() => texts.want(number), [texts, number]);
  return useSyncExternalStore(texts.subscribe, read, () => LOADING);
}
