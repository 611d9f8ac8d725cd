import type { PictureKind } from "./recognised-page";

export interface OcrRequest {
  path: string;
  kind: PictureKind;
  /** 1-based. */
  page: number;
  /** Names of languages as tesseract has them, e.g. eng. */
  languages: readonly string[];
}
