import { z } from "zod";

/** In pixels; the smallest is for previews. */
export const PAGE_WIDTHS = [320, 800, 1200, 1600] as const;
export type PageWidth = (typeof PAGE_WIDTHS)[number];
export const PREVIEW_WIDTH = 320;
const STANDARD_WIDTH = 1200;

/** Of the address of a page's picture. */
export const pageRequestSchema = z.strictObject({
  page: z.coerce.number().int().min(1),
  width: z.coerce
    .number()
    .refine((value): value is PageWidth => PAGE_WIDTHS.some((width) => width === value), `Ask for a width of ${PAGE_WIDTHS.join(", ")}.`)
    .default(STANDARD_WIDTH),
});

/** How many picture pages a shared document has. */
export interface SharedPages {
  documentId: string;
  versionId: string;
  name: string;
  pages: number;
  /** The text goes on behind the last page; so long a text is not shown whole. */
  cut: boolean;
}
