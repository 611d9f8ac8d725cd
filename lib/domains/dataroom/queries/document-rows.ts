import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import type { DocumentFlag } from "@/lib/kernel/document-flags";
import type { DocumentDto, DocumentStatus, Stage } from "../schema";
import type { EvidenceKind } from "../sensitivity/schema";
import { isPending } from "../sensitivity/policy";
import type { SuggestedLevelDto, SuggestionStatus } from "../sensitivity/schema";

export interface DocumentRow {
  id: string;
  name: string;
  project_id: string;
  project_name: string;
  folder_id: string | null;
  position: number;
  sensitivity: number;
  tags: string[];
  current_version_id: string | null;
  pinned_version_id: string | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
  version_id: string;
  number: number;
  kind: string;
  mime_type: string;
  size: bigint;
  sha256: string;
  status: string;
  stage: string;
  progress: number;
  error_code: string | null;
  error_message: string | null;
  page_count: number | null;
  unreadable_pages: number[];
  note: string | null;
  flags: DocumentFlag[];
  suggested: { level: number; status: SuggestionStatus; kinds: EvidenceKind[] } | null;
}

/** Of the newest version, with the kinds of evidence that ask for the level. */
const SUGGESTED = Prisma.sql`(SELECT json_build_object('level', s.level, 'status', s.status,
    'kinds', ARRAY(SELECT DISTINCT e->>'kind' FROM jsonb_array_elements(s.evidence) AS e WHERE (e->>'level')::int >= s.level))
  FROM sensitivity_suggestions s WHERE s.version_id = v.id AND s.workspace_id = d.workspace_id)`;

export const DOCUMENT_COLUMNS = Prisma.sql`d.id, d.name, d.project_id, p.name AS project_name, d.folder_id, d.position, d.sensitivity, d.tags, d.current_version_id, d.pinned_version_id, d.created_at, d.updated_at, d.deleted_at,
  v.id AS version_id, v.number, v.kind, v.mime_type, v.size, v.sha256, v.status, v.stage, v.progress, v.error_code, v.error_message, v.page_count, v.unreadable_pages, v.note, v.flags, ${SUGGESTED} AS suggested`;

export const DOCUMENT_JOINS = Prisma.sql`documents d JOIN projects p ON p.id = d.project_id JOIN document_versions v ON v.id = d.latest_version_id`;

export function documentDto(row: DocumentRow): DocumentDto {
  return {
    id: row.id,
    name: row.name,
    projectId: row.project_id,
    projectName: row.project_name,
    folderId: row.folder_id,
    position: row.position,
    kind: row.kind,
    mimeType: row.mime_type,
    size: Number(row.size),
    sha256: row.sha256,
    version: row.number,
    versionId: row.version_id,
    currentVersionId: row.current_version_id,
    pinnedVersionId: row.pinned_version_id,
    pages: row.page_count,
    unreadablePages: row.unreadable_pages,
    note: row.note,
    flags: row.flags,
    status: row.status as DocumentStatus,
    stage: row.stage as Stage,
    progress: row.progress,
    error: row.error_code ? { code: row.error_code, message: row.error_message ?? "" } : null,
    sensitivity: sensitivityName(row.sensitivity),
    suggestion: suggestedLevel(row),
    tags: row.tags,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}

function suggestedLevel({ suggested, sensitivity }: DocumentRow): SuggestedLevelDto | null {
  if (!suggested) return null;
  const { status, kinds } = suggested;
  const level = sensitivityName(suggested.level);
  return { level, status, pending: isPending(status, level, sensitivityName(sensitivity)), kinds };
}
