"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Sheet } from "@/components/ui/overlays/sheet";
import type { DocumentAddress } from "@/lib/client/citation/citation-address";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentAccessDto, DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import type { SuggestionDto } from "@/lib/domains/dataroom/sensitivity/schema";
import { DOCUMENT_EVENTS } from "../document-event-types";
import { DocumentNotices } from "./document-notices";
import { DocumentView } from "./document-view";
import type { EvidenceResult } from "./evidence-result";
import { FindBar } from "./find/find-bar";
import { FoundMatches } from "./find/found-matches";
import { useFind } from "./find/use-find";
import { nextTurn, type Turn } from "./turn/turned";
import { usePageTexts } from "./use-page-text";
import { PART_NAMES, viewKind } from "./view-kind";
import { ViewerPanel } from "./viewer-panel";
import { ViewerToolbar } from "./viewer-toolbar";

export interface DocumentViewerProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  versions: readonly VersionDto[];
  version: VersionDto;
  access: DocumentAccessDto;
  suggestion: SuggestionDto | null;
  can: DocumentAbilities;
  arrival: Pick<DocumentAddress, "citation" | "from" | "page" | "panel">;
}

/** The document in the middle, what is known of it at the right; arriving from a citation, the cited words are marked. */
export function DocumentViewer({ address, document, versions, version, access, suggestion, can, arrival }: DocumentViewerProps) {
  // Refreshing the page brings equal but new objects; the viewer is keyed by what they say.
  const [{ citation, from, panel: opened }] = useState(arrival);
  const [page, setPage] = useState(arrival.page ?? 1);
  const [target, setTarget] = useState({ page: arrival.page ?? 1 });
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState<Turn>(0);
  const [pdfPages, setPdfPages] = useState<number | null>(null);
  const [result, setResult] = useState<EvidenceResult>("looking");
  const [details, setDetails] = useState(false);
  const texts = usePageTexts(address, document.id, version);
  const jump = useCallback((to: number) => setTarget({ page: to }), []);
  const find = useFind({ address, documentId: document.id, versionId: version.id, page, onMatch: jump });
  const findInput = useRef<HTMLInputElement>(null);
  useLiveRefresh(address, DOCUMENT_EVENTS, { busy: document.status === "queued" || document.status === "processing" });
  usePageInAddress(page, citation === null);

  const kind = viewKind(version.kind);
  const part = PART_NAMES[kind];
  const canTurn = kind === "pdf" || kind === "picture";
  const onTurn = () => {
    setTurn(nextTurn(turn));
    jump(page);
  };
  const onFind = () => {
    find.start();
    findInput.current?.focus();
    findInput.current?.select();
  };
  const count = pdfPages ?? version.pages ?? 1;
  const current = versions.find((one) => one.id === document.currentVersionId) ?? null;
  const panel = (
    <ViewerPanel
      {...{ address, document, versions, version, citation, result, from, part, page, texts, access, suggestion, can, opened }}
      onShow={() => {
        setDetails(false);
        jump(citation?.page ?? 1);
      }}
    />
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DocumentNotices
        {...{ address, document, version, current, from }}
        canProcess={can.process}
        evidence={citation ? result : null}
        onGo={jump}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ViewerToolbar
            {...{ part, page, count, zoom }}
            onGo={jump}
            onZoom={setZoom}
            onDetails={() => setDetails(true)}
            onTurn={canTurn ? onTurn : null}
            onFind={onFind}
          />
          {find.open && <FindBar find={find} input={findInput} />}
          <div className="flex min-h-0 flex-1">
            <FoundMatches find={find}>
              <DocumentView
                {...{ address, version, texts, page, target, zoom, turn, citation, jump, count }}
                documentId={document.id}
                versionId={version.id}
                onPage={setPage}
                onCount={setPdfPages}
                onResult={setResult}
              />
            </FoundMatches>
          </div>
        </div>
        <aside aria-label="About this document" className="hidden w-88 shrink-0 overflow-y-auto border-l lg:block">
          {panel}
        </aside>
      </div>
      <Sheet open={details} onOpenChange={setDetails} title={document.name} side="bottom">
        {panel}
      </Sheet>
    </div>
  );
}

const PAUSE = 400;

/** The address follows the page in view, so that a link reproduces it; a citation's address stays as it came. */
function usePageInAddress(page: number, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => {
      const url = new URL(window.location.href);
      if (Number(url.searchParams.get("page") ?? 1) === page) return;
      url.searchParams.set("page", String(page));
      window.history.replaceState(null, "", url);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [page, active]);
}
