import "server-only";
import { unsafeDocument } from "../extraction-errors";

/** 50 million pixels take 200 MB once decoded. */
export const MAX_PICTURE_PIXELS = 50_000_000;

/** By the size a picture claims, before anything of it is decoded. */
export function assertDrawable(width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= MAX_PICTURE_PIXELS) return;
  throw unsafeDocument(`a picture of ${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels`);
}
