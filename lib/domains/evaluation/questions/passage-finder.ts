import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleDocumentsSql } from "@/lib/domains/dataroom/visibility";
import { listVersionPages } from "@/lib/domains/knowledge/bases/queries/version-pages";
import { inSourcesSql } from "@/lib/domains/knowledge/bases/visibility";
import type { ExtractedPage } from "@/lib/kernel/document-text";
import { AppError } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import { findQuote, holdsQuote, type SearchableText, searchable } from "@/lib/kernel/quote-location";
import type { StoredPassage } from "./schema";

interface Wanted {
  /** Its id or its name. */
  document: string;
  page?: number | null | undefined;
  quote: string;
}

interface BaseDocument {
  id: string;
  name: string;
  versionId: string;
  version: number;
}

interface ReadPage extends ExtractedPage {
  /** Prepared when it is first looked through. */
  searchable?: SearchableText;
}

/** Others are served between two slices of this many milliseconds. */
const SLICE_MS = 20;
/** Milliseconds for all quotes of a request: it holds the base and a connection meanwhile. */
const PATIENCE_MS = 20_000;
/** Characters of pages kept for the next quote. */
const MOST_KEPT = 20_000_000;

export type Found = { passage: StoredPassage } | { problem: string; at: "document" | "page" | "quote" };

/** Finds quoted words in the documents of a base that the actor may see; a document is read once, unless very many are named. */
export class PassageFinder {
  private documents: BaseDocument[] | null = null;
  private readonly pages = new Map<string, ReadPage[]>();
  private kept = 0;
  private readonly begun = performance.now();
  private sliced = performance.now();

  constructor(
    private readonly tx: TenantStatements,
    private readonly baseId: string,
    private readonly patience = PATIENCE_MS,
  ) {}

  /**
   * In the version that answers. White space, hyphens, quotation marks and case do not count.
   * @throws AppError timeout when the quotes together take too long.
   */
  async find({ document: wanted, page: number, quote }: Wanted): Promise<Found> {
    const matches = await this.named(wanted);
    const [document] = matches;
    if (!document) return { at: "document", problem: "This document does not belong to the knowledge base, is not ready, or you cannot open it." };
    if (matches.length > 1) return { at: "document", problem: `${matches.length} documents of the knowledge base are named “${wanted}”. Give the document's id instead.` };
    const all = await this.pagesOf(document.versionId);
    const pages = number ? all.filter((page) => page.number === number) : all;
    if (pages.length === 0) return { at: "page", problem: `“${document.name}” has no page ${number} in version ${document.version}.` };
    const words = searchable(quote);
    for (const page of pages) {
      await this.giveWay();
      page.searchable ??= searchable(page.text);
      const place = holdsQuote(page.searchable, words) ? findQuote(page.text, quote) : null;
      if (place?.coverage !== 1) continue;
      const { start, end } = place;
      return { passage: { documentId: document.id, versionId: document.versionId, page: page.number, start, end, quote: page.text.slice(start, end) } };
    }
    return { at: "quote", problem: `These words do not stand in ${number ? `page ${number} of ` : ""}“${document.name}”, version ${document.version}. Copy them letter by letter.` };
  }

  private async named(wanted: string): Promise<BaseDocument[]> {
    this.documents ??= await this.tx.rows<BaseDocument>(Prisma.sql`SELECT d.id, d.name, v.id AS "versionId", v.number AS version FROM documents d JOIN document_versions v ON v.id = d.current_version_id
      WHERE ${inSourcesSql(this.baseId)} AND v.status = 'ready' AND ${visibleDocumentsSql(this.tx.ctx)}`);
    return isId(wanted) ? this.documents.filter(({ id }) => id === wanted) : this.documents.filter(({ name }) => name === wanted);
  }

  private async pagesOf(versionId: string): Promise<ReadPage[]> {
    const known = this.pages.get(versionId);
    if (known) return known;
    if (this.kept > MOST_KEPT) {
      this.pages.clear();
      this.kept = 0;
    }
    const pages: ReadPage[] = await listVersionPages(this.tx, versionId);
    this.kept += pages.reduce((sum, { text }) => sum + text.length, 0);
    this.pages.set(versionId, pages);
    return pages;
  }

  private async giveWay(): Promise<void> {
    const now = performance.now();
    if (now - this.begun > this.patience) {
      throw new AppError("timeout", { userMessage: "Finding the quoted words takes too long. Nothing was added. Name the page of each quote, or fewer quotes at once." });
    }
    if (now - this.sliced < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.sliced = performance.now();
  }
}
