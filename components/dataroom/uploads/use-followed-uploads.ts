"use client";

import { useEffect, useEffectEvent } from "react";
import type { UploadItem } from "@/lib/client/uploads/upload-item";
import type { UploadRunner } from "@/lib/client/uploads/upload-runner";
import { useWorkspaceEvents, type WorkspaceEvent } from "@/lib/client/use-workspace-events";
import { documentsUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentListDto } from "@/lib/domains/dataroom/schema";
import { DOCUMENT_READY, PROCESSING_EVENTS } from "../document-event-types";
import { observedDocument } from "./observed-document";

const EVERY_MS = 2_000;
const MOST_PAGES = 5;

/** Keeps the tray's items in step with what the worker does: at every event, and by asking while anything is processed. */
export function useFollowedUploads(address: WorkspaceAddress, runner: UploadRunner, items: readonly UploadItem[]): void {
  const busy = items.some((item) => item.state.step === "processing");
  useWorkspaceEvents(address, busy ? PROCESSING_EVENTS : [], (event) => {
    if (event.type === DOCUMENT_READY) markReady(runner, event);
    else void observe(address, runner);
  });
  const look = useEffectEvent(() => void observe(address, runner));
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => look(), EVERY_MS);
    return () => clearInterval(timer);
  }, [busy]);
}

function followed(runner: UploadRunner): UploadItem[] {
  return runner.snapshot().filter((item) => item.state.step === "processing" && item.versionId !== undefined);
}

function markReady(runner: UploadRunner, event: WorkspaceEvent): void {
  const ready = followed(runner).filter((item) => item.documentId === event.objectId);
  const documents = ready.map(({ documentId = "", versionId = "" }) => ({
    id: documentId,
    versionId,
    status: "ready" as const,
    label: "",
    percent: null,
    reason: null,
  }));
  if (documents.length > 0) runner.dispatch({ type: "observed", documents });
}

/** Reads the newest documents, page by page, until all that are waited for have been seen. */
async function observe(address: WorkspaceAddress, runner: UploadRunner): Promise<void> {
  const wanted = new Set(followed(runner).map((item) => item.versionId));
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES && wanted.size > 0; page++) {
    const list = await readList(documentsUrl(address, { limit: 100, sort: "-updated", cursor }));
    if (!list) return;
    const documents = list.data.filter((document) => wanted.delete(document.versionId));
    if (documents.length > 0) runner.dispatch({ type: "observed", documents: documents.map(observedDocument) });
    cursor = list.nextCursor;
    if (!cursor) return;
  }
}

async function readList(url: string): Promise<DocumentListDto | null> {
  try {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    return response.ok ? ((await response.json()) as DocumentListDto) : null;
  } catch {
    return null;
  }
}
