"use client";

import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { markHtml } from "@/lib/client/citation/mark-html";
import { fileUrl } from "@/lib/client/workspace-urls";
import { useFoundInFrame } from "./find/use-found-in-frame";
import { fontFaces } from "./font-faces";
import { htmlFrame } from "./html-frame";
import { useFrameColours } from "./use-frame-colours";
import type { ViewProps } from "./view-props";
import { ViewerSkeleton } from "./viewer-skeleton";

type Read = { state: "loading" } | { state: "failed" } | { state: "ready"; html: string };

/** Word, HTML and Markdown as sanitized HTML, in a frame that runs nothing. */
export function HtmlView(props: ViewProps) {
  const { address, documentId, versionId } = props;
  const { organization, workspace } = address;
  const [read, setRead] = useState<Read>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    fetch(fileUrl({ organization, workspace }, documentId, { version: versionId, view: "html" }), { signal: abort.signal })
      .then(async (response) => setRead(response.ok ? { state: "ready", html: await response.text() } : { state: "failed" }))
      .catch(() => abort.signal.aborted || setRead({ state: "failed" }));
    return () => abort.abort();
  }, [organization, workspace, documentId, versionId, attempt]);

  if (read.state === "loading") return <ViewerSkeleton />;
  if (read.state === "failed") {
    return (
      <ErrorState
        title="The document could not be shown"
        onRetry={() => {
          setRead({ state: "loading" });
          setAttempt(attempt + 1);
        }}
      >
        The file is stored as it was uploaded; you can download it. Its text is in the Text tab.
      </ErrorState>
    );
  }
  return <HtmlFrame {...props} html={read.html} />;
}

function HtmlFrame({ html, citation, target, zoom, onPage, onResult }: ViewProps & { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const arrived = useRef(false);
  const [loads, setLoads] = useState(0);
  const colours = useFrameColours();
  const source = useMemo(() => htmlFrame(html, colours, fontFaces("Source Serif 4")), [html, colours]);

  function onLoad() {
    const body = frame.current?.contentDocument?.body;
    if (!body) return;
    applyZoom(body, zoom);
    const marks = citation ? markHtml(body, citation) : [];
    if (citation) onResult(marks.length > 0 ? "marked" : "missing");
    const first = marks[0];
    if (first) first.scrollIntoView({ block: "center" });
    else if (target.page > 1) goTo(target.page);
    arrived.current = true;
    setLoads((before) => before + 1);
    frame.current?.contentWindow?.addEventListener("scroll", () => onPage(pageInView(body)), { passive: true });
  }
  function goTo(page: number) {
    frame.current?.contentDocument?.body.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: "start" });
  }
  const go = useEffectEvent((page: number) => {
    if (arrived.current) goTo(page);
    onPage(page);
  });
  useEffect(() => go(target.page), [target]);
  useFoundInFrame(frame, loads);
  useEffect(() => {
    const body = frame.current?.contentDocument?.body;
    if (body) applyZoom(body, zoom);
  }, [zoom]);

  return (
    <iframe
      ref={frame}
      title="Document"
      sandbox="allow-same-origin"
      srcDoc={source}
      onLoad={onLoad}
      data-testid="document-frame"
      className="min-h-0 w-full min-w-0 flex-1 border-0 bg-surface"
    />
  );
}

function applyZoom(body: HTMLElement, zoom: number): void {
  body.style.setProperty("zoom", String(zoom));
}

/** The section that the upper third of the frame shows. */
function pageInView(body: HTMLElement): number {
  const line = (body.ownerDocument.defaultView?.innerHeight ?? 0) / 3;
  let page = 1;
  for (const element of body.querySelectorAll<HTMLElement>("[data-page]")) {
    if (element.getBoundingClientRect().top > line) break;
    page = Number(element.dataset["page"]);
  }
  return page;
}
