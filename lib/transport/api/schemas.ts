import { z } from "zod";
import { SORTS, STAGES } from "@/lib/domains/dataroom/schema";
import { PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
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

export const documentSchema = z
  .object({
    id,
    name,
    projectId: id,
    projectName: z.string(),
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
    status: z.enum(API_STATUSES),
    stage: z.enum(STAGES),
    progress: z.number().int().meta({ description: "Percent of the stage" }),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    sensitivity: z.enum(SENSITIVITIES),
    tags: z.array(z.string()),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: "Document" });

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
  return z.object({ data: z.array(item), total: z.number().int(), hasMore: z.boolean(), nextCursor: z.string().nullable() });
}

const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional().meta({ description: "nextCursor of the page before" }),
  skip: z.coerce.number().int().min(0).max(1_000_000).optional().meta({ description: "Instead of cursor" }),
};

export const pageQuery = z.object(paging);

export const listDocumentsQuery = z.object({
  q: z.string().trim().max(200).optional().meta({ description: "Part of the name" }),
  projectId: z.string().optional(),
  folderId: z.string().optional(),
  status: z.enum(API_STATUSES).optional(),
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
  sensitivity: z.enum(SENSITIVITIES).optional(),
  tags: z.string().optional().meta({ description: "Comma-separated, or the field repeated; at most 20" }),
});

export const versionForm = z.object({ file: z.string().meta({ format: "binary" }) });
