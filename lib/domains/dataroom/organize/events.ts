import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const document = z.strictObject({ documentId: id, projectId: id, name: z.string() });
const place = z.strictObject({ projectId: id, folderId: id.nullable() });
const idOf = (payload: { documentId: string }) => payload.documentId;

/** The level that it took along from its old place, or that the new one asks for. */
const raisedTo = z.number().int().nullable();
export const documentMoved = defineEvent("dataroom.document-moved", "document", document.extend({ before: place, after: place, raisedTo }), idOf);
export const documentCopied = defineEvent("dataroom.document-copied", "document", document.extend({ from: id, after: place, raisedTo: raisedTo.default(null) }), idOf);
export const documentRenamed = defineEvent("dataroom.document-renamed", "document", document.extend({ before: z.string(), after: z.string() }), idOf);
export const documentTagged = defineEvent("dataroom.document-tagged", "document", document.extend({ before: z.array(z.string()), after: z.array(z.string()) }), idOf);
export const documentFavoured = defineEvent("dataroom.document-favoured", "document", document.extend({ favourite: z.boolean() }), idOf);
export const filterSaved = defineEvent("dataroom.filter-saved", "saved-filter", z.strictObject({ filterId: id, name: z.string() }), (p) => p.filterId);
export const filterDeleted = defineEvent("dataroom.filter-deleted", "saved-filter", z.strictObject({ filterId: id, name: z.string() }), (p) => p.filterId);
