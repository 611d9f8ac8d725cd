import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import type { UploadResultDto } from "../../schema";
import { beginUploadSchema, type ResumableUploadDto } from "../schema";

/** What an upload carries until it is a document, and what became of it. */
export interface UploadDetails {
  input: unknown;
  result?: UploadResultDto;
  reason?: string;
}

interface UploadRow {
  id: string;
  name: string;
  size: number;
  received: number;
  details: UploadDetails;
  status: ResumableUploadDto["status"];
  expires_at: Date;
}

const COLUMNS = Prisma.sql`id, name, size::float8 AS size, received::float8 AS received, details, status, expires_at`;

/** An unfinished upload belongs to the person who began it; for everybody else it is not there. */
function ownSql(ctx: TenantContext): Prisma.Sql {
  return Prisma.sql`workspace_id = ${ctx.workspaceId}::uuid AND user_id = ${ctx.userId}::uuid AND expires_at > now()`;
}

export async function findOwnUpload(ctx: TenantContext, uploadId: string): Promise<ResumableUploadDto> {
  const [row] = await tenantRows<UploadRow>(ctx, Prisma.sql`SELECT ${COLUMNS} FROM resumable_uploads WHERE id = ${uploadId}::uuid AND ${ownSql(ctx)}`);
  if (!row) throw notFound("upload");
  return uploadDto(row);
}

/** The same inside a transaction, which nobody else may then change it in. */
export async function lockOwnUpload(tx: TenantStatements, uploadId: string): Promise<ResumableUploadDto> {
  const [row] = await tx.rows<UploadRow>(Prisma.sql`SELECT ${COLUMNS} FROM resumable_uploads WHERE id = ${uploadId}::uuid AND ${ownSql(tx.ctx)} FOR UPDATE`);
  if (!row) throw notFound("upload");
  return uploadDto(row);
}

/** What was begun and is not complete, the newest first. */
export async function listUnfinishedUploads(ctx: TenantContext): Promise<ResumableUploadDto[]> {
  const rows = await tenantRows<UploadRow>(
    ctx,
    Prisma.sql`SELECT ${COLUMNS} FROM resumable_uploads WHERE status = 'receiving' AND ${ownSql(ctx)} ORDER BY created_at DESC LIMIT 100`,
  );
  return rows.map(uploadDto);
}

/** What the upload was begun with. */
export async function uploadInput(ctx: TenantContext, uploadId: string) {
  const [row] = await tenantRows<{ details: UploadDetails }>(ctx, Prisma.sql`SELECT details FROM resumable_uploads WHERE id = ${uploadId}::uuid AND ${ownSql(ctx)}`);
  if (!row) throw notFound("upload");
  return beginUploadSchema.parse(row.details.input);
}

/** Of two processes that finish it at once the second finds the first one's document, whoever says so first: it is no duplicate. */
export function settleUpload(ctx: TenantContext, uploadId: string, outcome: { result: UploadResultDto } | { reason: string }): Promise<void> {
  const result = "result" in outcome ? outcome.result : null;
  return inTenantStatements(ctx, async (tx) => {
    await tx.rows(Prisma.sql`UPDATE resumable_uploads SET status = ${result ? "finished" : "failed"}, document_id = ${result?.id ?? null}::uuid,
      version_id = ${result?.versionId ?? null}::uuid, details = details || ${JSON.stringify(outcome)}::jsonb, updated_at = now()
      WHERE id = ${uploadId}::uuid AND (status = 'receiving' OR (${result?.duplicate === false} AND details->'result'->>'versionId' = ${result?.versionId ?? null})) AND ${ownSql(ctx)}`);
  });
}

function uploadDto(row: UploadRow): ResumableUploadDto {
  const { fingerprint, projectId, folderId, relativePath, documentId } = beginUploadSchema.parse(row.details.input);
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    received: row.received,
    status: row.status,
    expiresAt: row.expires_at.toISOString(),
    fingerprint: fingerprint ?? null,
    target: {
      ...(projectId === undefined ? {} : { projectId }),
      ...(folderId === undefined ? {} : { folderId }),
      ...(relativePath === undefined ? {} : { relativePath }),
      ...(documentId === undefined ? {} : { documentId }),
    },
    result: row.details.result ?? null,
    reason: row.details.reason ?? null,
  };
}
