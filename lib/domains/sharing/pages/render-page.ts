import "server-only";
import { pageDrawer } from "@/lib/adapters/pages/page-drawer";
import { pictureCache } from "@/lib/adapters/pages/picture-cache";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { notFound } from "@/lib/kernel/app-error";
import type { SharedDocument } from "../schema";
import type { ShareContext } from "../visits";
import type { PageWidth } from "./schema";
import { drawnKind, pagesOf } from "./shared-pages";
import { typesetLayout, typesetText } from "./typeset-layout";
import { watermarkPieces } from "./watermark-text";

/** Of the drawing: a new one makes kept pictures worthless. */
const EDITION = 1;

/**
 * A page as this visitor sees it: a JPEG, with his watermark in its pixels where the link wants one.
 * @throws AppError not_found beyond the last page; timeout, unreadable_document when the page cannot be drawn
 */
export async function renderSharedPage(share: ShareContext, document: SharedDocument, page: number, width: PageWidth): Promise<Buffer> {
  const { pages } = await pagesOf(share, document);
  if (page < 1 || page > pages) throw notFound("page");
  const key = `${document.storageKey}/page-${EDITION}-${page}-${width}.jpg`;
  const picture = await pictureCache().once(key, () => drawPage(share, document, page, width));
  if (!share.link.watermark) return picture;
  return pageDrawer().mark(picture, watermarkPieces({ email: share.email, ip: share.ip, linkName: share.link.name }));
}

async function drawPage(share: ShareContext, document: SharedDocument, page: number, width: PageWidth): Promise<Buffer> {
  const kind = drawnKind(document.kind);
  if (kind) return objectStorage().withLocalPath(document.storageKey, (path) => pageDrawer().draw({ type: "file", path, kind, page, width }));
  const part = (await typesetLayout(share.tenant, document)).parts[page - 1];
  if (!part) throw notFound("page");
  return pageDrawer().draw({ type: "text", text: await typesetText(share.tenant, document, part), setting: part.setting, page, width });
}
