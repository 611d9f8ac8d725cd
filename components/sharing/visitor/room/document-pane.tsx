"use client";

import { Download } from "lucide-react";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { Button } from "@/components/ui/controls/button";
import { Skeleton } from "@/components/ui/display/skeleton";
import type { RoomDocument } from "@/lib/domains/sharing/gate/schema";
import type { SharedPages } from "@/lib/domains/sharing/pages/schema";
import { askJson, type Refusal, shareAddress } from "../share-api";
import { PageColumn, type PageColumnHandle } from "./page-column";
import { ReadingToolbar } from "./reading-toolbar";

interface DocumentPaneProps {
  token: string;
  document: RoomDocument;
  start: number;
  page: number;
  /** A version other than the one shown is shared now. */
  outdated: boolean;
  onPage: (page: number) => void;
  onVersion: (versionId: string) => void;
  onReload: () => void;
  onRefusal: (refusal: Refusal) => void;
  onBack: () => void;
}

/** One document's pages. Mounted anew for another document or version. */
export function DocumentPane({ token, document, start, page, outdated, onPage, onVersion, onReload, onRefusal, onBack }: DocumentPaneProps) {
  const { shared, refusal, ask } = useSharedPages(token, document.id, onVersion, onRefusal);
  const [zoom, setZoom] = useState(1);
  const column = useRef<PageColumnHandle>(null);
  // A picture that is not there: the document may be gone, or have fewer pages now. The page count knows.
  const pictureRefused = useCallback((one: Refusal) => (one.code === "not_found" ? ask() : onRefusal(one)), [ask, onRefusal]);
  const go = (to: number) => {
    onPage(to);
    column.current?.goTo(to);
  };
  return (
    <section aria-label={document.name} className="flex min-w-0 flex-1 flex-col">
      <ReadingToolbar page={page} count={shared?.pages ?? 1} zoom={zoom} onGo={go} onZoom={setZoom} onBack={onBack} />
      {outdated && (
        <div role="status" className="flex flex-wrap items-center gap-3 border-b bg-warn-wash px-4 py-2 text-sm text-warn">
          <span className="flex-1">A newer version of this document is shared now.</span>
          <Button size="sm" onClick={onReload}>
            Show it
          </Button>
        </div>
      )}
      {shared && <PageColumn {...{ token, shared, start, zoom, onPage, handle: column }} onRefusal={pictureRefused} />}
      {!shared && !refusal && (
        <div role="status" aria-label="Loading the pages" className="flex flex-1 justify-center overflow-hidden bg-sunken p-4">
          <Skeleton className="h-[60rem] w-full max-w-[56rem]" />
        </div>
      )}
      {!shared && refusal && (
        <ErrorState title="This document cannot be shown now" onRetry={ask}>
          {refusal.message}
        </ErrorState>
      )}
    </section>
  );
}

function useSharedPages(token: string, documentId: string, onVersion: (versionId: string) => void, onRefusal: (refusal: Refusal) => void) {
  const [shared, setShared] = useState<SharedPages | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [tries, setTries] = useState(0);
  const settle = useEffectEvent((answer: Awaited<ReturnType<typeof askJson<SharedPages>>>) => {
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return onRefusal(answer.refusal);
    setShared(answer.data);
    onVersion(answer.data.versionId);
  });
  useEffect(() => {
    let left = false;
    void askJson<SharedPages>(shareAddress(token, `/documents/${documentId}/pages`)).then((answer) => {
      if (!left) settle(answer);
    });
    return () => {
      left = true;
    };
  }, [token, documentId, tries]);
  const ask = useCallback(() => setTries((before) => before + 1), []);
  return { shared, refusal, ask };
}

/** Asks first whether the visit stands, so that a refusal is a sentence and not a failed download. */
export function DownloadButton({ token, documentId, onRefusal }: { token: string; documentId: string; onRefusal: (refusal: Refusal) => void }) {
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    const answer = await askJson(shareAddress(token));
    setPending(false);
    if (!answer.ok) return onRefusal(answer.refusal);
    window.location.assign(shareAddress(token, `/documents/${documentId}/download`));
  };
  return (
    <Button size="sm" loading={pending} icon={<Download aria-hidden />} onClick={() => void download()}>
      Download
    </Button>
  );
}
