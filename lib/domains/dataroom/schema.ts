import { z } from "zod";
import type { WordBox } from "@/lib/kernel/document-text";
import type { SheetGrid } from "@/lib/kernel/sheet-grid";
import { isFolderName, visibleName } from "@/lib/kernel/folder-path";
import type { DocumentFlag } from "@/lib/kernel/document-flags";
import { SENSITIVITIES, type Sensitivity } from "@/lib/kernel/sensitivity";
import type { SuggestedLevelDto } from "./sensitivity/schema";

/** A document's or a folder's. */
export const entryNameSchema = z
  .string()
  .transform((name) => visibleName(name))
  .refine((name) => name !== "", "Enter a name.")
  .refine((name) => name.length <= 200, "Use at most 200 characters.")
  .refine(isFolderName, "Leave out slashes and control characters.");

export const DOCUMENT_STATUSES = ["queued", "processing", "ready", "failed", "cancelled"] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export const STAGES = ["received", "scanning", "extracting", "ocr", "indexing", "ready"] as const;
export type Stage = (typeof STAGES)[number];

/** Why a document is hidden from somebody. */
export const HIDING_RULES = ["permission", "project", "sensitivity", "department"] as const;
export type HidingRule = (typeof HIDING_RULES)[number];

/** Without what shows another tag than the one that is there; commas divide tags wherever several are written. */
export const tagSchema = z
  .string()
  .transform((tag) => visibleName(tag))
  .pipe(z.string().min(1, "Enter a tag.").max(50, "Use at most 50 characters.").regex(/^[^\p{Cc},]+$/u, "Leave out commas and control characters."));
/** Postgres knows no year 0. */
const daySchema = z.iso.date().refine((day) => day >= "0001-01-01", "Use a year from 1 on.");
const bodySchema = z.custom<AsyncIterable<Uint8Array>>((value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value, "A body is missing.");

export const uploadDetailsSchema = z.strictObject({
  projectId: z.uuid("projectId is not an id.").optional(),
  /** Absent: internal, or the highest that the uploader may see if that is less. */
  sensitivity: z.enum(SENSITIVITIES).optional(),
  tags: z.array(tagSchema).max(20, "Use at most 20 tags.").default([]),
  folderId: z.uuid("folderId is not an id.").optional(),
  /** Of a file in a folder that was dropped: the folders on the way are made below the folder or project. */
  relativePath: z.string().max(4_000).optional(),
});

/** Where the details follow the bytes (a form's fields may), this is asked once the bytes have arrived. */
export type LateDetails = (received: { sha256: string; size: number }) => Promise<z.input<typeof uploadDetailsSchema>>;

export const uploadDocumentSchema = uploadDetailsSchema.extend({
  name: z.string().min(1, "A name is missing.").max(1_000),
  body: bodySchema,
  late: z.custom<LateDetails>((value) => typeof value === "function").optional(),
});

export const uploadVersionSchema = z.strictObject({ documentId: z.uuid(), name: z.string().min(1).max(1_000), body: bodySchema });

export const documentIdSchema = z.strictObject({ documentId: z.uuid() });

export const classifyDocumentSchema = z.strictObject({
  documentId: z.uuid(),
  sensitivity: z.enum(SENSITIVITIES),
  /** Asked for when the level goes down. */
  reason: z.string().trim().max(500, "Use at most 500 characters.").optional(),
});

export const limitDocumentSchema = z.strictObject({
  documentId: z.uuid(),
  /** Empty: every department. */
  departmentIds: z.array(z.uuid()).max(50, "Choose at most 50 departments."),
  /** The actor knows that he will not see the document any more. */
  confirmed: z.boolean().default(false),
});

export const SORTS = [
  "-created", "created", "-updated", "updated", "name", "-name", "index", "-index", "type", "-type", "size", "-size", "pages", "-pages", "status", "-status",
  "sensitivity", "-sensitivity", "project", "-project",
] as const;

export const listDocumentsSchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  projectId: z.uuid().optional(),
  status: z.enum(DOCUMENT_STATUSES).optional(),
  statuses: z.array(z.enum(DOCUMENT_STATUSES)).optional(),
  /** Without what lies in its folders, unless `deep`. "none": what lies in no folder. */
  folderId: z.union([z.uuid(), z.literal("none")]).optional(),
  deep: z.boolean().default(false),
  /** Documents that have all of them. */
  tags: z.array(tagSchema).max(20).optional(),
  sensitivity: z.enum(SENSITIVITIES).optional(),
  kind: z.string().max(20).optional(),
  favourite: z.boolean().optional(),
  /** Of these alone. */
  ids: z.array(z.uuid()).max(200).optional(),
  uploaderId: z.uuid().optional(),
  /** Updated in these days, both included. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  trashed: z.boolean().default(false),
  sort: z.enum(SORTS).default("-created"),
  limit: z.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
  skip: z.number().int().min(0).max(1_000_000).optional(),
});
export type ListDocuments = z.input<typeof listDocumentsSchema>;

export interface DocumentDto {
  id: string;
  name: string;
  projectId: string;
  projectName: string;
  folderId: string | null;
  /** Its number in its folder; 0 in none. */
  position: number;
  kind: string;
  mimeType: string;
  size: number;
  sha256: string;
  /** Number of the newest version. */
  version: number;
  versionId: string;
  /** The version that answers; differs from versionId while a newer one is processed or failed. */
  currentVersionId: string | null;
  /** Chosen to answer whatever is uploaded later. */
  pinnedVersionId: string | null;
  pages: number | null;
  unreadablePages: number[];
  /** What a reader should know, shown as is: the name and the content disagree. */
  note: string | null;
  /** What may want to deceive the reader or his machine. */
  flags: DocumentFlag[];
  status: DocumentStatus;
  stage: Stage;
  /** Percent of the present stage. */
  progress: number;
  error: { code: string; message: string } | null;
  sensitivity: Sensitivity;
  /** What the newest version's text suggests; null until it was read. */
  suggestion: SuggestedLevelDto | null;
  tags: string[];
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

export interface DocumentListDto {
  data: DocumentDto[];
  /** Of all that match, up to 10,000; up to 1,000 where each has to be looked at. */
  total: number;
  /** There are more than `total`: nobody counted on. */
  more?: boolean;
  hasMore: boolean;
  nextCursor: string | null;
}

export interface VersionDto {
  id: string;
  number: number;
  originalName: string;
  kind: string;
  size: number;
  sha256: string;
  status: DocumentStatus;
  pages: number | null;
  unreadablePages: number[];
  /** What a reader should know, shown as is: the name and the content disagree. */
  note: string | null;
  /** What may want to deceive the reader or his machine. */
  flags: DocumentFlag[];
  error: { code: string; message: string } | null;
  /** Name of the person; null where a program or a former member uploaded it. */
  uploadedBy: string | null;
  createdAt: string;
}

/** What guards a document. */
export interface DocumentAccessDto {
  projectAccess: "open" | "members";
  /** Ids of departments; empty: every department. */
  limitedTo: string[];
  /** Those that can be chosen, and those that are. */
  departments: { id: string; name: string }[];
  /** What the folders around it ask for: nobody can give it less. */
  leastLevel: Sensitivity;
  /** The reader's own. */
  clearance: number;
  ownDepartments: string[];
  /** Of those who may enter the workspace; one person may be counted under several rules. Null for who may not see who belongs here. */
  audience: { members: number; seeing: number; hiddenBy: Record<HidingRule, number> } | null;
}

export interface PageTextDto {
  number: number;
  kind: "page" | "sheet" | "section";
  label: string | null;
  text: string;
  ocrConfidence: number | null;
  /** Where its words stand, when they were read from the page's picture. */
  words: WordBox[] | null;
  /** Of a sheet: where its lines and cells stand. */
  grid: SheetGrid | null;
}

export const findSchema = z.strictObject({
  query: z.string().trim().min(1, "Enter what to look for.").max(200, "Use at most 200 characters."),
});

/** Offsets into the text of the page. */
export interface FoundMatch {
  page: number;
  start: number;
  end: number;
}

export interface FoundDto {
  matches: FoundMatch[];
  /** There are more than are listed. */
  more: boolean;
}

export interface UploadResultDto {
  id: string;
  versionId: string;
  name: string;
  status: DocumentStatus;
  /** The same bytes were already here: nothing was added. */
  duplicate: boolean;
}

/** A document found by its text. */
export interface TextMatchDto {
  documentId: string;
  /** Where its best passage stands. */
  page: number;
  pageLabel: string | null;
  excerpt: string;
}
