import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { getVersionFile } from "@/lib/domains/dataroom/queries/get-document";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import type { z } from "zod";
import { divideDocument } from "../chunking/divide-document";
import { listVersionPages } from "./queries/version-pages";
import { type PreviewDto, previewSchema } from "./schema";

/** Sentences that one preview has embedded, on the installation's account. */
const MOST_SENTENCES = 500;

/**
 * What a method and its settings make of a document, without keeping it; the passages of one page on its text. What asks an embedding
 * model is for who manages bases, counted, and of the pages around that one alone where there are very many.
 */
export async function previewPassages(ctx: TenantContext, args: z.input<typeof previewSchema>, signal?: AbortSignal): Promise<PreviewDto> {
  assertPermission(ctx, "knowledge:read");
  const { documentId, page: wanted, chunking } = parseInput(previewSchema, args);
  if (chunking.method === "semantic") {
    assertPermission(ctx, "knowledge:manage");
    await consumeLimit("previews", ctx.userId ?? ctx.workspaceId);
  }
  const { documentName, pages } = await inTenant(ctx, async (tx) => {
    const version = await getVersionFile(tx, { documentId });
    return { documentName: version.documentName, pages: await listVersionPages(tx, version.id) };
  });
  if (pages.length === 0) throw new AppError("conflict", { userMessage: "This document has no text yet. Wait until it is ready, or choose another one." });
  const page = pages.find(({ number }) => number === wanted);
  if (!page) throw notFound("page");
  const { passages, basis, pages: divided } = await divideDocument(pages, chunking, signal, { page: page.number, sentences: MOST_SENTENCES });
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
    divided,
    mean: passages.length > 0 ? Math.round(characters / passages.length) : 0,
    basis,
  };
}
