import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { visibleProjectsSql } from "@/lib/domains/tenancy/visibility";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { isId } from "@/lib/kernel/ids";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import { canReadDocuments } from "../../policy";
import type { FolderDto } from "../schema";
import { openFoldersSql } from "../visibility";

interface FolderRow {
  id: string;
  project_id: string;
  parent_id: string | null;
  name: string;
  position: number;
  number: string;
  depth: number;
  min_sensitivity: number;
  departments: string[];
  deleted_at: Date | null;
}

/** Rows of `folders` named f, joined with `projects` named p. */
export function visibleFoldersSql(ctx: TenantContext, options: { trashed?: boolean } = {}): Prisma.Sql {
  if (!canReadDocuments(ctx)) return Prisma.sql`FALSE`;
  const trashed = options.trashed ? Prisma.sql`f.deleted_at IS NOT NULL` : Prisma.sql`f.deleted_at IS NULL`;
  return Prisma.sql`(f.workspace_id = ${ctx.workspaceId}::uuid AND ${trashed} AND ${visibleProjectsSql(ctx, "p")} AND f.id IN (${openFoldersSql(ctx)}))`;
}

/** The places of a folder and of all around it, outermost first. */
const PLACES = Prisma.sql`(WITH RECURSIVE up AS (SELECT u.id, u.parent_id, u.position, 1 AS n FROM folders u WHERE u.id = f.id
    UNION ALL SELECT o.id, o.parent_id, o.position, up.n + 1 FROM folders o JOIN up ON o.id = up.parent_id)
  SELECT string_agg(up.position::text, '.' ORDER BY up.n DESC) FROM up)`;

/** The same for many at once, on one walk down. */
const NUMBERED = Prisma.sql`numbered.number`;
function numberedFrom(ctx: TenantContext): Prisma.Sql {
  return Prisma.sql`WITH RECURSIVE numbered AS (SELECT u.id, u.position::text AS number FROM folders u WHERE u.workspace_id = ${ctx.workspaceId}::uuid AND u.parent_id IS NULL
    UNION ALL SELECT u.id, n.number || '.' || u.position FROM folders u JOIN numbered n ON u.parent_id = n.id)`;
}

async function readFolders(tx: TenantStatements, where: Prisma.Sql, options: { many?: boolean } = {}): Promise<FolderDto[]> {
  const [walk, number] = options.many ? [numberedFrom(tx.ctx), NUMBERED] : [Prisma.empty, PLACES];
  const rows = await tx.rows<FolderRow>(Prisma.sql`${walk} SELECT f.id, f.project_id, f.parent_id, f.name, f.position, ${number} AS number, f.min_sensitivity::int AS min_sensitivity, f.deleted_at,
      ARRAY(SELECT fd.department_id::text FROM folder_departments fd WHERE fd.folder_id = f.id ORDER BY 1) AS departments
    FROM folders f ${options.many ? Prisma.sql`JOIN numbered ON numbered.id = f.id` : Prisma.empty} JOIN projects p ON p.id = f.project_id WHERE ${where} ORDER BY f.project_id, f.parent_id NULLS FIRST, f.position, f.id LIMIT 5000`);
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    parentId: row.parent_id,
    name: row.name,
    position: row.position,
    number: row.number,
    depth: row.number.split(".").length,
    minSensitivity: sensitivityName(row.min_sensitivity),
    departmentIds: row.departments,
    deletedAt: row.deleted_at ? new Date(row.deleted_at).toISOString() : null,
  }));
}

/** Those the actor may see; of one project or of all. In the trash only what was put there itself, not what lay in it. */
export async function listFolders(tx: TenantStatements, args: { projectId?: string | undefined; trashed?: boolean } = {}): Promise<FolderDto[]> {
  const one = args.projectId ? Prisma.sql`AND f.project_id = ${args.projectId}::uuid` : Prisma.empty;
  const top = args.trashed ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM folders o WHERE o.id = f.parent_id AND o.deleted_at = f.deleted_at)` : Prisma.empty;
  return readFolders(tx, Prisma.sql`${visibleFoldersSql(tx.ctx, args)} ${one} ${top}`, { many: true });
}

/** @throws AppError not_found also when it exists and the actor may not see it. */
export async function getFolder(tx: TenantStatements, folderId: string, options: { trashed?: boolean } = {}): Promise<FolderDto> {
  const [folder] = isId(folderId) ? await readFolders(tx, Prisma.sql`f.id = ${folderId}::uuid AND ${visibleFoldersSql(tx.ctx, options)}`) : [];
  if (!folder) throw notFound("folder");
  return folder;
}

/** Changes of one project's tree take turns. */
export async function lockTree(tx: TenantStatements, projectId: string): Promise<void> {
  const rows = await tx.rows(Prisma.sql`SELECT p.id FROM projects p WHERE p.id = ${projectId}::uuid AND p.workspace_id = ${tx.ctx.workspaceId}::uuid FOR NO KEY UPDATE`);
  if (rows.length === 0) throw notFound("project");
}

/** The folder as it is once no other change of its tree is under way. */
export async function lockFolder(tx: TenantStatements, folderId: string, options: { trashed?: boolean } = {}): Promise<FolderDto> {
  const { projectId } = await getFolder(tx, folderId, options);
  await lockTree(tx, projectId);
  return getFolder(tx, folderId, options);
}

function siblingsOf(parentId: string | null): Prisma.Sql {
  return parentId === null ? Prisma.sql`f.parent_id IS NULL` : Prisma.sql`f.parent_id = ${parentId}::uuid`;
}

/** A folder of this name among those the actor may see there: what is hidden from him does not betray itself. */
export async function findByName(tx: TenantStatements, place: { projectId: string; parentId: string | null }, name: string): Promise<FolderDto | null> {
  const where = Prisma.sql`f.project_id = ${place.projectId}::uuid AND ${siblingsOf(place.parentId)} AND lower(f.name) = lower(${name}) AND ${visibleFoldersSql(tx.ctx)}`;
  return (await readFolders(tx, where))[0] ?? null;
}

export async function assertNameIsFree(tx: TenantStatements, place: { projectId: string; parentId: string | null }, name: string, own?: string): Promise<void> {
  const taken = await findByName(tx, place, name);
  if (!taken || taken.id === own) return;
  throw new AppError("conflict", { userMessage: `There is a folder “${taken.name}” here already. Choose another name; nothing was changed.`, fields: { name: "There is one of this name here." } });
}

/** Numbers the siblings 1, 2, 3… with this folder at its place; without one it only closes gaps. */
export async function renumber(tx: TenantStatements, place: { projectId: string; parentId: string | null }, put?: { folderId: string; position: number }): Promise<void> {
  // Half a place before the one that stands there now.
  const order = put ? Prisma.sql`CASE WHEN f.id = ${put.folderId}::uuid THEN ${put.position}::numeric - 0.5 ELSE f.position END` : Prisma.sql`f.position`;
  await tx.rows(Prisma.sql`UPDATE folders t SET position = n.place FROM (SELECT f.id, row_number() OVER (ORDER BY ${order}, f.id)::int AS place FROM folders f
    WHERE f.project_id = ${place.projectId}::uuid AND ${siblingsOf(place.parentId)} AND f.deleted_at IS NULL) n WHERE t.id = n.id AND t.position <> n.place`);
}
