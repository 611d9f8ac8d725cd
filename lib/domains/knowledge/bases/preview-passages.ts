import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { getVersionFile } from "@/lib/domains/dataroom/queries/get-document";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import type { z } from "zod";
import { divideDocument } from "../chunking/divide-document";
import { listVersionPages } from "./queries/version-pages";
import { type PreviewDto, previewSchema } from "./schema";

/** What a method and its settings make of a document, without keeping it; the passages of one page on its text. */
export async function previewPassages(ctx: TenantContext, args: z.input<typeof previewSchema>): Promise<PreviewDto> {
  assertPermission(ctx, "knowledge:read");
  const { documentId, page: wanted, chunking } = parseInput(previewSchema, args);
  const { documentName, pages } = await inTenant(ctx, async (tx) => {
    const version = await getVersionFile(tx, { documentId });
    return { documentName: version.documentName, pages: await listVersionPages(tx, version.id) };
  });
  if (pages.length === 0) throw new AppError("conflict", { userMessage: "This document has no text yet. Wait until it is ready, or choose another one." });
  const page = pages.find(({ number }) => number === wanted);
  if (!page) throw notFound("page");
  const { passages, basis } = await divideDocument(pages, chunking);
  const characters = passages.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    documentId,
    documentName,
    pages: pages.length,
    page: page.number,
    pageLabel: page.label ?? null,
    text: page.text,
    passages: passages
      .filter(({ page: number }) => number === page.number)
      .map(({ ordinal, start, end, parentStart, parentEnd, headingPath }) => ({ ordinal, start, end, parentStart, parentEnd, headingPath })),
    total: passages.length,
    mean: passages.length > 0 ? Math.round(characters / passages.length) : 0,
    basis,
  };
}
