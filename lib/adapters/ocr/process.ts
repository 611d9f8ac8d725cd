import "server-only";
import { answerRequests } from "../processes/answer-requests";
import type { OcrRequest } from "./ocr-protocol";
import { openPages, type PageSource } from "./page-sources";
import { Recogniser } from "./recogniser";

const recogniser = new Recogniser();
let open: { key: string; source: PageSource } | undefined;

answerRequests(read);

/** The last file stays open: its pages are asked for one after another. */
async function read({ path, kind, page, languages }: OcrRequest) {
  const key = `${kind} ${path}`;
  if (open?.key !== key) {
    await open?.source.close();
    open = undefined;
    open = { key, source: await openPages(path, kind) };
  }
  return recogniser.read(await open.source.draw(page), languages);
}
