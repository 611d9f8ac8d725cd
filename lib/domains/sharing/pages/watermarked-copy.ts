import "server-only";
import { RUNNING_TEXT } from "@/lib/adapters/pages/draw-protocol";
import { pageDrawer } from "@/lib/adapters/pages/page-drawer";
import { pdfOfPictures } from "@/lib/adapters/pages/picture-pdf";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { SharedDocument } from "../schema";
import type { ShareContext } from "../visits";
import { renderSharedPage } from "./render-page";
import { pagesOf } from "./shared-pages";
import { watermarkPieces } from "./watermark-text";

const WIDTH = 1200;
const MOST_PAGES = 500;
const DEADLINE_MS = 15 * 60_000;
/** How often the link is asked again whether it still opens, while a long copy is made. */
const ASK_EVERY_MS = 5_000;

interface Copying {
  /** Rejects when the visitor's authority is gone. */
  stillOpen: () => Promise<unknown>;
  deadlineMs?: number;
}

/**
 * A PDF of the watermarked pages, made while it is read, one page at a time; the first is drawn before anything is answered.
 * A page that cannot be drawn is there with the reason on it.
 * @throws AppError too_large beyond the most pages
 */
export async function watermarkedCopy(share: ShareContext, document: SharedDocument, { stillOpen, deadlineMs = DEADLINE_MS }: Copying): Promise<AsyncGenerator<Buffer>> {
  const { pages } = await pagesOf(share, document);
  if (pages > MOST_PAGES) {
    throw new AppError("too_large", { userMessage: `This document has ${pages.toLocaleString("en")} pages, and a copy with a watermark is made of up to ${MOST_PAGES}. Read it here, or ask the person who shared it for the original.` });
  }
  const first = await copiedPage(share, document, 1);
  const end = Date.now() + deadlineMs;
  async function* pictures() {
    yield first;
    let asked = Date.now();
    for (let page = 2; page <= pages; page++) {
      if (Date.now() > end) throw new AppError("timeout", { userMessage: "Making this copy took too long and was stopped. Try again: the pages drawn so far are kept." });
      if (Date.now() - asked > ASK_EVERY_MS) {
        await stillOpen();
        asked = Date.now();
      }
      yield await copiedPage(share, document, page);
    }
  }
  return pdfOfPictures(pictures());
}

async function copiedPage(share: ShareContext, document: SharedDocument, page: number): Promise<Buffer> {
  try {
    return await renderSharedPage(share, document, page, WIDTH);
  } catch (error) {
    if (!isAppError(error) || (error.code !== "timeout" && error.code !== "unreadable_document")) throw error;
    const text = `Page ${page} could not be drawn and is missing in this copy.\n${error.userMessage ?? ""}`;
    const blank = await pageDrawer().draw({ type: "text", text: { kind: "section", text, headings: [] }, setting: RUNNING_TEXT, page, width: WIDTH });
    return pageDrawer().mark(blank, watermarkPieces({ email: share.email, ip: share.ip, linkName: share.link.name }));
  }
}
