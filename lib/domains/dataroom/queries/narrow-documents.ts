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
  /** Many are found, by looking at each on the walk: counting them far is dear. */
  dear: boolean;
}

type Narrower = TenantStatements & { few: number };

/** Up to so many are named one by one; a walk in the list's order meets what more of them have soon enough. */
const FEW = 2_000;

/**
 * Filters that ask for few documents are answered through their own indexes, whatever the order of the list; those that ask for many
 * are left to the walk in that order. The planner cannot tell the two apart: policies hide from it what the filters would find.
 */
export async function narrowDocuments(db: TenantStatements, asked: Narrowing, few = FEW): Promise<Narrowed> {
  const tx = { ...db, few };
  const found: Found[] = [];
  if (asked.q) found.push(await named(tx, asked.q));
  if (asked.tags && asked.tags.length > 0) found.push(await tagged(tx, [...asked.tags]));
  if (asked.below) found.push(await inSubtree(tx, asked.below));
  if (asked.statuses) found.push(await inStatus(tx, asked.statuses));
  if (asked.kind) found.push(await ofNewest(tx, "kind", [asked.kind]));
  // Where one filter finds few, the others are asked of those alone.
  return { filters: found.map((one) => one.filter), dear: found.length > 0 && found.every((one) => one.dear) };
}

interface Found {
  filter: Prisma.Sql;
  dear: boolean;
}

function named(tx: Narrower, q: string): Promise<Found> {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return ifFew(tx, Prisma.sql`SELECT muniment_documents_named(lower(${pattern}), ${tx.few + 1}) AS id`, Prisma.sql`d.name_key LIKE lower(${pattern})`);
}

function tagged(tx: Narrower, tags: string[]): Promise<Found> {
  return ifFew(tx, Prisma.sql`SELECT muniment_documents_tagged(${tags}::text[], ${tx.few + 1}) AS id`, Prisma.sql`d.tags @> ${tags}::text[]`);
}

async function inSubtree(tx: Narrower, folderId: string): Promise<Found> {
  const below = Prisma.sql`WITH RECURSIVE below AS (SELECT f.id FROM folders f WHERE f.id = ${folderId}::uuid
    UNION ALL SELECT f.id FROM folders f JOIN below b ON f.parent_id = b.id) SELECT id FROM below`;
  // A condition of its own, lest it is made a join.
  const walk = Prisma.sql`(d.folder_id IN (${below})) IS TRUE`;
  return ifFew(tx, Prisma.sql`SELECT d.id FROM documents d WHERE d.folder_id = ANY(ARRAY(${below})) LIMIT ${tx.few + 1}`, walk);
}

/** Nearly all are ready: then those that are not are the few. */
async function inStatus(tx: Narrower, statuses: readonly DocumentStatus[]): Promise<Found> {
  const asked = await ofNewest(tx, "status", statuses);
  if (!asked.dear) return asked;
  const others = DOCUMENT_STATUSES.filter((status) => !statuses.includes(status));
  const rows = await tx.rows<{ id: string }>(Prisma.sql`SELECT d.id FROM document_versions v JOIN documents d ON d.id = v.document_id AND d.latest_version_id = v.id
    WHERE v.workspace_id = ${tx.ctx.workspaceId}::uuid AND v.status = ANY(${others}::text[]) LIMIT ${tx.few + 1}`);
  return rows.length > tx.few ? asked : { filter: Prisma.sql`d.id <> ALL(${rows.map((row) => row.id)}::uuid[])`, dear: false };
}

/** As a value and not as a join: a join's size would be guessed wrong, and all of it sorted. */
async function ofNewest(tx: Narrower, column: "status" | "kind", values: readonly string[]): Promise<Found> {
  const name = Prisma.raw(column);
  const newest = Prisma.sql`(SELECT v.${name} FROM document_versions v WHERE v.id = d.latest_version_id) = ANY(${[...values]}::text[])`;
  const any = Prisma.sql`SELECT v.document_id AS id FROM document_versions v WHERE v.workspace_id = ${tx.ctx.workspaceId}::uuid AND v.${name} = ANY(${[...values]}::text[]) LIMIT ${tx.few + 1}`;
  const found = await ifFew(tx, any, newest);
  // An older version may be what was found.
  return found.dear ? found : { ...found, filter: Prisma.sql`${found.filter} AND ${newest}` };
}

async function ifFew(tx: Narrower, query: Prisma.Sql, walk: Prisma.Sql): Promise<Found> {
  const rows = await tx.rows<{ id: string }>(query);
  return rows.length > tx.few ? { filter: walk, dear: true } : { filter: Prisma.sql`d.id = ANY(${rows.map((row) => row.id)}::uuid[])`, dear: false };
}
