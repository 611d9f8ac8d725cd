import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const version = z.strictObject({ documentId: id, versionId: id, projectId: id, name: z.string(), number: z.number().int() });

/** `from`: number of the version whose bytes the new one has. */
export const versionRestored = defineEvent("dataroom.version-restored", "document", version.extend({ from: z.number().int() }), (p) => p.documentId);
/** `before`: id of the version that was pinned until then. */
export const versionPinned = defineEvent("dataroom.version-pinned", "document", version.extend({ before: id.nullable() }), (p) => p.documentId);
/** `versionId`: the version that answers from now on; `before`: the one that was pinned. */
export const versionUnpinned = defineEvent("dataroom.version-unpinned", "document", version.extend({ before: id }), (p) => p.documentId);
/** Another version that was ready before answers now. */
export const answeringVersionChanged = defineEvent("dataroom.answering-version-changed", "document", version, (p) => p.documentId);
export const documentVerified = defineEvent(
  "dataroom.document-verified",
  "document",
  z.strictObject({ documentId: id, projectId: id, name: z.string(), versions: z.number().int(), altered: z.array(id), missing: z.array(id) }),
  (p) => p.documentId,
);
