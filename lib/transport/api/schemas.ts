import { z } from "zod";
import { documentFlagsSchema } from "@/lib/kernel/document-flags";
import { SORTS, STAGES } from "@/lib/domains/dataroom/schema";
import { PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import { DOCUMENT_TYPES, EVIDENCE_KINDS } from "@/lib/domains/dataroom/sensitivity/schema";
import { acceptSuggestionSchema, overrideSuggestionSchema } from "@/lib/domains/dataroom/sensitivity/schema";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

/** The public API's shapes. They change only by addition: programs rely on them. */

const id = z.uuid().meta({ description: "UUID" });
const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const name = z.string();

export const API_STATUSES = ["queued", "processing", "ready", "failed"] as const;
export type ApiStatus = (typeof API_STATUSES)[number];

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: "What happened, what was kept and what to do" }),
    code: z.string().meta({ description: "Stable; switch on this", example: "not_found" }),
    requestId: z.string(),
    errors: z.record(z.string(), z.string()).optional().meta({ description: "Message by field" }),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

export const meSchema = z
  .object({
    organization: z.object({ id, slug: z.string(), name }),
    workspace: z.object({ id, slug: z.string(), name }),
    permissions: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
  })
  .meta({ id: "Me" });

export const projectSchema = z
  .object({ id, name, slug: z.string(), description: z.string(), access: z.enum(["open", "members"]), isDefault: z.boolean(), isSample: z.boolean(), createdAt: time })
  .meta({ id: "Project" });

const uploadResult = {
  id,
  versionId: id,
  name,
  status: z.enum(API_STATUSES),
  duplicate: z.boolean().meta({ description: "The same bytes were here already; nothing was added" }),
};
export const uploadResultSchema = z.object(uploadResult).meta({ id: "UploadResult" });

const suggestionSchema = z
  .object({
    level: z.enum(SENSITIVITIES),
    status: z.enum(["open", "accepted", "overridden"]),
    pending: z.boolean().meta({ description: "Somebody has to decide: it asks for more than the document has" }),
    kinds: z.array(z.enum(EVIDENCE_KINDS)).meta({ description: "What asks for this level" }),
    evidence: z
      .array(z.object({ kind: z.enum(EVIDENCE_KINDS), page: z.number().int(), start: z.number().int(), end: z.number().int(), level: z.enum(SENSITIVITIES) }))
      .optional()
      .meta({ description: "Where it stands, as UTF-16 offsets in the page's text; of one document alone, not in lists" }),
    documentType: z.enum(DOCUMENT_TYPES).nullable().optional().meta({ description: "What the document seems to be; not in lists" }),
  })
  .meta({ id: "SensitivitySuggestion" });

export const documentSchema = z
  .object({
    id,
    name,
    projectId: id,
    projectName: z.string(),
    folderId: id.nullable().meta({ description: "null: in no folder" }),
    mimeType: z.string(),
    size: z.number().int().meta({ description: "Bytes" }),
    sha256: z.string(),
    version: z.number().int().meta({ description: "Number of the newest version" }),
    versionId: id,
    currentVersionId: id.nullable().meta({ description: "The version that answers" }),
    pinnedVersionId: id.nullable().meta({ description: "The version chosen to answer whatever is uploaded later; null: the newest that is ready answers" }),
    pages: z.number().int().nullable(),
    unreadablePages: z.array(z.number().int()),
    note: z.string().nullable().meta({ description: "What a reader should know, such as a name that says something else than the content" }),
    flags: documentFlagsSchema.meta({ description: "What may want to deceive a reader or a machine: macros, hidden words, passages that read like instructions. Places are offsets into the page's text" }),
    status: z.enum(API_STATUSES),
    stage: z.enum(STAGES),
    progress: z.number().int().meta({ description: "Percent of the stage" }),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    sensitivity: z.enum(SENSITIVITIES),
    suggestion: suggestionSchema.nullable().meta({ description: "What the newest version's text suggests; null until it was read" }),
    tags: z.array(z.string()),
    createdAt: time,
    updatedAt: time,
    deletedAt: time.nullable().meta({ description: "When it was moved to the trash" }),
  })
  .meta({ id: "Document" });

export const acceptSuggestionBody = acceptSuggestionSchema.omit({ documentId: true });
export const overrideSuggestionBody = overrideSuggestionSchema.omit({ documentId: true });

export const pageSchema = z
  .object({ number: z.number().int(), kind: z.enum(["page", "sheet", "section"]), label: z.string().nullable(), text: z.string(), ocrConfidence: z.number().optional() })
  .meta({ id: "PageText" });

export const searchResultSchema = z
  .object({
    documentId: id,
    versionId: id,
    documentName: z.string(),
    page: z.number().int(),
    start: z.number().int().meta({ description: "UTF-16 offset in the page's text" }),
    end: z.number().int(),
    text: z.string(),
    score: z.number().meta({ description: "Comparable within one answer only" }),
    headingPath: z.array(z.string()),
  })
  .meta({ id: "SearchResult" });

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), total: z.number().int().meta({ description: "Documents are counted up to 10,000, and up to 1,000 where a filter finds many" }), hasMore: z.boolean(), nextCursor: z.string().nullable() });
}

/** `more`: counting stopped there. */
export const documentListSchema = listOf(documentSchema).extend({ more: z.boolean().meta({ description: "There are more than `total`: nobody counted on" }) });

const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional().meta({ description: "nextCursor of the page before" }),
  skip: z.coerce.number().int().min(0).max(1_000_000).optional().meta({ description: "Instead of cursor" }),
};

export const pageQuery = z.object(paging);

const flag = z.enum(["true", "false"]).optional();

export const listDocumentsQuery = z.object({
  q: z.string().trim().max(200).optional().meta({ description: "Part of the name" }),
  projectId: z.string().optional(),
  folderId: z.string().optional().meta({ description: "`none`: what lies in no folder" }),
  subfolders: flag.meta({ description: "With what lies in the folder's folders" }),
  tags: z.string().max(1_000).optional().meta({ description: "Documents that have all of them; separated by commas" }),
  status: z.enum(API_STATUSES).optional(),
  sensitivity: z.enum(SENSITIVITIES).optional(),
  favourite: flag.meta({ description: "true: only favourites of the key's maker" }),
  trashed: flag.meta({ description: "true: what lies in the trash instead" }),
  from: z.iso.date().optional().meta({ description: "Updated on this day (UTC) or later" }),
  to: z.iso.date().optional().meta({ description: "Updated on this day (UTC) or earlier" }),
  sort: z.enum(SORTS).default("-created"),
  ...paging,
});

export const listProjectsQuery = z.object({ q: z.string().trim().max(200).optional(), ...paging });

export const textQuery = z.object({
  version: z.string().optional().meta({ description: "A version's id; default the one that answers" }),
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
});

export const deleteQuery = z.object({ purge: z.enum(["true", "false"]).default("false").meta({ description: "true erases for good instead of moving to the trash" }) });

export const createProjectBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(500).optional(),
  access: z.enum(["open", "members"]).optional(),
});

export const updateProjectBody = createProjectBody.partial().refine((body) => Object.keys(body).length > 0, "Name what is to be changed.");

export const projectMemberSchema = z.object({ id: id.meta({ description: "The person's" }), name, email: z.string().nullable() }).meta({ id: "ProjectMember" });

export const searchBody = z.strictObject({
  query: z.string().trim().min(1, "Enter what to search for.").max(4_000),
  limit: z.number().int().min(1).max(100).default(10),
  projectId: z.string().nullish(),
  documentIds: z.array(z.string()).max(200).nullish(),
});

export const uploadForm = z.object({
  file: z.string().meta({ format: "binary", description: "One file with a name" }),
  projectId: z.string().optional().meta({ description: "Default: the workspace's default project" }),
  folderId: z.string().optional(),
  relativePath: z.string().optional().meta({ description: "The file's path in a folder that is uploaded as a whole; its folders are made", example: "Drawings/Level 2/A-201.pdf" }),
  sensitivity: z.enum(SENSITIVITIES).optional(),
  tags: z.string().optional().meta({ description: "Comma-separated, or the field repeated; at most 20" }),
});

export const versionForm = z.object({ file: z.string().meta({ format: "binary" }) });
