import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();

/** An archive of documents was made for somebody; `bytes` before compression. */
export const documentsDownloaded = defineEvent(
  "dataroom.documents-downloaded",
  "download",
  z.strictObject({ downloadId: id, documentIds: z.array(id), folderIds: z.array(id), bytes: z.number().int() }),
  (p) => p.downloadId,
);
