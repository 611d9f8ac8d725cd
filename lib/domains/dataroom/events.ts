import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

const id = z.uuid();
const version = z.strictObject({ documentId: id, versionId: id, projectId: id, name: z.string(), number: z.number().int() });
const document = z.strictObject({ documentId: id, projectId: id, name: z.string() });

/** `raisedTo`: the level that its folder asks for, above the one it came with. */
export const documentVersionUploaded = defineEvent(
  "dataroom.document-version-uploaded",
  "document",
  version.extend({ sha256: z.string(), size: z.number(), raisedTo: z.number().int().optional() }),
  (p) => p.documentId,
);
export const documentTextExtracted = defineEvent(
  "dataroom.document-text-extracted",
  "document",
  version.extend({ pages: z.number().int(), unreadablePages: z.number().int() }),
  (p) => p.documentId,
);
/** Pages without text that show something: they are read from their pictures before the document is searched. */
export const documentPicturesFound = defineEvent("dataroom.document-pictures-found", "document", version.extend({ pages: z.number().int() }), (p) => p.documentId);
export const documentReady = defineEvent("dataroom.document-ready", "document", version.extend({ chunks: z.number().int() }), (p) => p.documentId);
export const documentFailed = defineEvent("dataroom.document-failed", "document", version.extend({ code: z.string(), message: z.string() }), (p) => p.documentId);
export const processingRetried = defineEvent("dataroom.processing-retried", "document", version, (p) => p.documentId);
export const processingCancelled = defineEvent("dataroom.processing-cancelled", "document", version, (p) => p.documentId);
export const documentTrashed = defineEvent("dataroom.document-trashed", "document", document, (p) => p.documentId);
export const documentRestored = defineEvent("dataroom.document-restored", "document", version, (p) => p.documentId);
/** What guarded the document goes into the event: with its rows gone, only this says who may hear of it. */
export const documentPurged = defineEvent(
  "dataroom.document-purged",
  "document",
  document.extend({ sensitivity: z.number().int().optional(), departments: z.array(id).optional(), folderLimits: z.array(z.array(id)).optional() }),
  (p) => p.documentId,
);
export const documentClassified = defineEvent(
  "dataroom.document-classified",
  "document",
  document.extend({ before: z.enum(SENSITIVITIES), after: z.enum(SENSITIVITIES), reason: z.string().nullable() }),
  (p) => p.documentId,
);
export const documentLimited = defineEvent("dataroom.document-limited", "document", document.extend({ before: z.array(id), after: z.array(id) }), (p) => p.documentId);
