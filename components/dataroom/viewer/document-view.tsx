"use client";

import dynamic from "next/dynamic";
import { EmptyState } from "@/components/patterns/empty-state";
import type { VersionDto } from "@/lib/domains/dataroom/schema";
import { HtmlView } from "./html-view";
import { PictureView } from "./picture/picture-view";
import { SheetView } from "./sheet-view";
import { TextView } from "./text-view";
import { viewKind } from "./view-kind";
import type { ViewProps } from "./view-props";
import { ViewerSkeleton } from "./viewer-skeleton";

const PdfView = dynamic(() => import("./pdf/pdf-view"), { ssr: false, loading: () => <ViewerSkeleton /> });

/** The face that fits the kind of file. All but PDF and pictures are drawn from what extraction made, so they wait for it. */
export function DocumentView({ version, count, ...view }: ViewProps & { version: VersionDto; count: number }) {
  const kind = viewKind(version.kind);
  if (kind === "pdf") return <PdfView {...view} />;
  if (kind === "picture") return <PictureView {...view} count={count} kind={version.kind} />;
  if (version.status === "queued" || version.status === "processing") return <ViewerSkeleton />;
  if (version.status !== "ready") {
    return (
      <div className="flex flex-1 items-center justify-center bg-sunken">
        <EmptyState title="Nothing to show yet">
          This kind of document is shown from its text, and that could not be read. The file itself can be downloaded.
        </EmptyState>
      </div>
    );
  }
  if (kind === "html" || kind === "slides") return <HtmlView {...view} />;
  return kind === "sheet" ? <SheetView {...view} count={count} /> : <TextView {...view} />;
}
