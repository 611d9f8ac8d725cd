"use client";

import { fileSize, number } from "@/lib/client/format";
import { useReaderLocale } from "@/lib/client/use-reader-locale";

/** In the reader's number format; the exact bytes on hover. */
export function FileSize({ bytes }: { bytes: number }) {
  const locale = useReaderLocale();
  return (
    <span className="tabular whitespace-nowrap" title={`${number(bytes, locale)} bytes`}>
      {fileSize(bytes, locale)}
    </span>
  );
}
