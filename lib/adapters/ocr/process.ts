import "server-only";
import type { OcrReply, OcrRequest } from "./ocr-protocol";
import { openPages, type PageSource } from "./page-sources";
import { Recogniser } from "./recogniser";

const recogniser = new Recogniser();
let open: { key: string; source: PageSource } | undefined;

process.on("message", (request: OcrRequest) => {
  read(request).then(
    (page) => reply({ type: "page", page }),
    (error: unknown) => reply({ type: "failed", message: error instanceof Error ? error.message : String(error) }),
  );
});
// Whoever asked is gone: nobody reads the answer.
process.on("disconnect", () => process.exit(0));

function reply(message: OcrReply): void {
  process.send?.(message);
}

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
