"use client";

import type { PDFPageProxy } from "pdfjs-dist";
import { memo, useState } from "react";
import { Page } from "react-pdf";
import { Skeleton } from "@/components/ui/display/skeleton";
import type { Citation } from "@/lib/client/citation/cited-range";
import type { EvidenceResult } from "../evidence-result";
import type { PageTexts } from "../use-page-text";
import { FoundOnPdfPage } from "../find/found-boxes";
import { EvidenceOverlay } from "./evidence-overlay";

interface PdfPageProps {
  number: number;
  width: number;
  citation: Citation | null;
  texts: PageTexts;
  onResult: (result: EvidenceResult) => void;
  /** Height by width, upright. */
  onMeasured: (page: number, ratio: number) => void;
}

/** One page with selectable text and, where it is the cited one, its mark. */
export const PdfPage = memo(function PdfPage({ number, width, citation, texts, onResult, onMeasured }: PdfPageProps) {
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  return (
    <Page
      pageNumber={number}
      width={width}
      renderAnnotationLayer={false}
      className="relative h-full"
      loading={<Skeleton className="h-full w-full" />}
      error={<p className="p-6 text-sm text-danger">This page could not be drawn. Its text is in the Text tab.</p>}
      onLoadSuccess={(loaded) => {
        setPage(loaded);
        onMeasured(number, loaded.originalHeight / loaded.originalWidth);
      }}
    >
      {page && citation && <EvidenceOverlay {...{ page, citation, texts, onResult }} />}
      {page && <FoundOnPdfPage {...{ page, number, texts }} />}
    </Page>
  );
});
