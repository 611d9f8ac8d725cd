"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { Document, pdfjs } from "react-pdf";
import "react-pdf/dist/Page/TextLayer.css";
import { ErrorState } from "@/components/patterns/error-state";
import { fileUrl } from "@/lib/client/workspace-urls";
import type { ViewProps } from "../view-props";
import { isSideways } from "../turn/turned";
import { ViewerSkeleton } from "../viewer-skeleton";
import { PdfPages } from "./pdf-pages";
import { Thumbnails } from "./thumbnails";

pdfjs.GlobalWorkerOptions.workerSrc = "/pdf.worker.min.mjs";

/** The same character maps and metrics as on the server, or places on the page would differ. Nothing in a PDF is evaluated. */
const OPTIONS = { cMapUrl: "/cmaps/", cMapPacked: true, standardFontDataUrl: "/standard_fonts/", isEvalSupported: false, enableXfa: false };
const A4 = Math.SQRT2;

interface Loaded {
  count: number;
  ratio: number;
}

/** A PDF: small pages at the left, the pages themselves in the middle. */
export default function PdfView(props: ViewProps) {
  const { address, documentId, versionId, page, jump, onCount } = props;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const file = useMemo(() => fileUrl(address, documentId, { version: versionId }), [address, documentId, versionId]);
  const count = useEffectEvent((pages: number) => onCount(pages));
  useEffect(() => {
    if (loaded) count(loaded.count);
  }, [loaded]);

  if (failure !== null) {
    return (
      <ErrorState
        title="The document could not be shown"
        onRetry={() => {
          setFailure(null);
          setAttempt(attempt + 1);
        }}
      >
        {failure} The file is stored as it was uploaded; you can download it.
      </ErrorState>
    );
  }
  return (
    <Document
      key={attempt}
      file={file}
      options={OPTIONS}
      loading={<ViewerSkeleton />}
      onLoadSuccess={(pdf) => {
        void pdf.getPage(1).then(
          (first) => {
            const { width, height } = first.getViewport({ scale: 1 });
            setLoaded({ count: pdf.numPages, ratio: height / width });
          },
          () => setLoaded({ count: pdf.numPages, ratio: A4 }),
        );
      }}
      onLoadError={(error) => setFailure(reasonOf(error))}
      onPassword={() => setFailure("It is protected with a password.")}
      className="flex min-h-0 min-w-0 flex-1 [&>.react-pdf\_\_message]:flex [&>.react-pdf\_\_message]:min-h-0 [&>.react-pdf\_\_message]:flex-1"
    >
      {loaded ? (
        <>
          <Thumbnails {...loaded} current={page} onChoose={jump} />
          <PdfPages key={isSideways(props.turn) ? "sideways" : "upright"} {...props} {...loaded} />
        </>
      ) : (
        <ViewerSkeleton />
      )}
    </Document>
  );
}

function reasonOf(error: Error): string {
  if (error.name === "InvalidPDFException") return "The file is damaged or is not a PDF.";
  return error.name === "PasswordException" ? "It is protected with a password." : "The connection broke or the file is not there.";
}
