import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

const id = z.uuid();
const folder = z.strictObject({ folderId: id, projectId: id, name: z.string() });
const place = z.strictObject({ parentId: id.nullable(), position: z.number().int() });
const document = z.strictObject({ documentId: id, versionId: id });
const idOf = (payload: { folderId: string }) => payload.folderId;

export const folderCreated = defineEvent("dataroom.folder-created", "folder", folder.extend({ parentId: id.nullable() }), idOf);
export const folderRenamed = defineEvent("dataroom.folder-renamed", "folder", folder.extend({ before: z.string(), after: z.string() }), idOf);
/** How many documents below it got the level that it asks for; of very many the first ones are named. */
const raised = { raised: z.number().int().default(0), raisedIds: z.array(id).default([]) };
/** `raisedTo`: the level it took along, so that moving it opens nothing. */
export const folderMoved = defineEvent("dataroom.folder-moved", "folder", folder.extend({ before: place, after: place, raisedTo: z.number().int().nullable(), ...raised }), idOf);
export const folderTrashed = defineEvent("dataroom.folder-trashed", "folder", folder.extend({ folderIds: z.array(id), documentIds: z.array(id) }), idOf);
export const folderRestored = defineEvent("dataroom.folder-restored", "folder", folder.extend({ folderIds: z.array(id), documents: z.array(document) }), idOf);
export const folderPurged = defineEvent("dataroom.folder-purged", "folder", folder.extend({ folders: z.number().int(), documents: z.number().int() }), idOf);
export const folderClassified = defineEvent(
  "dataroom.folder-classified",
  "folder",
  folder.extend({ before: z.enum(SENSITIVITIES), after: z.enum(SENSITIVITIES), reason: z.string().nullable(), ...raised }),
  idOf,
);
export const folderLimited = defineEvent("dataroom.folder-limited", "folder", folder.extend({ before: z.array(id), after: z.array(id) }), idOf);
