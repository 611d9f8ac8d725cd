import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { DOCUMENT_STATUSES, type DocumentStatus } from "../schema";

/** What an index outside the list's order can answer. */
export interface Narrowing {
  q?: string | undefined;
  tags?: readonly string[] | undefined;
  statuses?: readonly DocumentStatus[] | undefined;
  kind?: string | undefined;
  /** A folder with all below it. */
  below?: string | undefined;
}

export interface Narrowed {
  filters: Prisma.Sql[];
  /** Every row takes a look-up of its own: counting them far is dear. */
  dear: boolean;
}

type Narrower = TenantStatements & { few: number };

/** Up to so many are named one by one; a walk in the list's order meets what more of them have soon enough. */
const FEW = 2_000;
/** Trigrams need three letters. */
const SHORTEST = 3;

/**
 * Filters that ask for few documents are answered through their own indexes, whatever the order of the list; those that ask for many
 * are left to the walk in that order. The planner cannot tell the two apart: policies hide from it what the filters would find.
 */
export async function narrowDocuments(db: TenantStatements, asked: Narrowing, few = FEW): Promise<Narrowed> {
  const tx = { ...db, few };
  const filters: Prisma.Sql[] = [];
  if (asked.q) filters.push(await named(tx, asked.q));
  if (asked.tags && asked.tags.length > 0) {
    const found = await ifFew(tx, Prisma.sql`SELECT muniment_documents_tagged(${[...asked.tags]}::text[], ${tx.few + 1}) AS id`);
    filters.push(found ?? Prisma.sql`d.tags @> ${[...asked.tags]}::text[]`);
  }
  if (asked.below) filters.push(await inSubtree(tx, asked.below));
  const versions = [asked.statuses && (await inStatus(tx, asked.statuses)), asked.kind && (await ofNewest(tx, "kind", [asked.kind]))].filter((one) => one !== undefined && one !== "");
  return { filters: [...filters, ...versions.map((one) => one.filter)], dear: versions.some((one) => one.dear) };
}

async function named(tx: Narrower, q: string): Promise<Prisma.Sql> {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const found = q.length >= SHORTEST ? await ifFew(tx, Prisma.sql`SELECT muniment_documents_named(lower(${pattern}), ${tx.few + 1}) AS id`) : null;
  return found ?? Prisma.sql`d.name_key LIKE lower(${pattern})`;
}

async function inSubtree(tx: Narrower, folderId: string): Promise<Prisma.Sql> {
  const below = Prisma.sql`WITH RECURSIVE below AS (SELECT f.id FROM folders f WHERE f.id = ${folderId}::uuid
    UNION ALL SELECT f.id FROM folders f JOIN below b ON f.parent_id = b.id) SELECT id FROM below`;
  const found = await ifFew(tx, Prisma.sql`SELECT d.id FROM documents d WHERE d.folder_id = ANY(ARRAY(${below})) LIMIT ${tx.few + 1}`);
  // A condition of its own, lest it is made a join.
  return found ?? Prisma.sql`(d.folder_id IN (${below})) IS TRUE`;
}

interface OfVersion {
  filter: Prisma.Sql;
  dear: boolean;
}

/** Nearly all are ready: then those that are not are the few. */
async function inStatus(tx: Narrower, statuses: readonly DocumentStatus[]): Promise<OfVersion> {
  const asked = await ofNewest(tx, "status", statuses);
  if (!asked.dear) return asked;
  const others = DOCUMENT_STATUSES.filter((status) => !statuses.includes(status));
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT d.id FROM document_versions v JOIN documents d ON d.id = v.document_id AND d.latest_version_id = v.id
    WHERE v.workspace_id = ${tx.ctx.workspaceId}::uuid AND v.status = ANY(${others}::text[]) LIMIT ${tx.few + 1}`);
  return rows.length > tx.few ? asked : { filter: Prisma.sql`d.id <> ALL(${rows.map((row) => row.id)}::uuid[])`, dear: false };
}

/** As a value and not as a join: a join's size would be guessed wrong, and all of it sorted. */
async function ofNewest(tx: Narrower, column: "status" | "kind", values: readonly string[]): Promise<OfVersion> {
  const name = Prisma.raw(column);
  const found = await ifFew(tx, Prisma.sql`SELECT v.document_id AS id FROM document_versions v WHERE v.workspace_id = ${tx.ctx.workspaceId}::uuid AND v.${name} = ANY(${[...values]}::text[]) LIMIT ${tx.few + 1}`);
  const newest = Prisma.sql`(SELECT v.${name} FROM document_versions v WHERE v.id = d.latest_version_id) = ANY(${[...values]}::text[])`;
  return found ? { filter: Prisma.sql`${found} AND ${newest}`, dear: false } : { filter: newest, dear: true };
}

async function ifFew(tx: Narrower, query: Prisma.Sql): Promise<Prisma.Sql | null> {
  const rows = await tx.rows<{ id: string }>(query);
  return rows.length > tx.few ? null : Prisma.sql`d.id = ANY(${rows.map((row) => row.id)}::uuid[])`;
}
