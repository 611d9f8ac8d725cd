import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import type { ProjectDto } from "../schema";
import { visibleProjects } from "../visibility";

const select = {
  id: true,
  name: true,
  slug: true,
  description: true,
  access: true,
  isDefault: true,
  isSample: true,
  questions: true,
  createdAt: true,
} as const;

type Row = Omit<ProjectDto, "access" | "createdAt"> & { access: string; createdAt: Date };

export function projectDto(row: Row): ProjectDto {
  const { id, name, slug, description, isDefault, isSample, questions } = row;
  const access = row.access === "members" ? "members" : "open";
  return { id, name, slug, description, access, isDefault, isSample, questions, createdAt: row.createdAt.toISOString() };
}

export async function listProjects(tx: TenantTx, args: { q?: string; limit?: number; skip?: number; after?: string } = {}): Promise<{ data: ProjectDto[]; total: number }> {
  const where = { AND: [visibleProjects(tx.ctx), args.q ? { name: { contains: args.q, mode: "insensitive" as const } } : {}] };
  const [rows, total] = await Promise.all([
    tx.db.project.findMany({ where, select, orderBy: [{ isDefault: "desc" }, { name: "asc" }, { id: "asc" }], take: args.limit ?? 100, ...(args.after ? { cursor: { id: args.after }, skip: 1 } : { skip: args.skip ?? 0 }) }),
    tx.db.project.count({ where }),
  ]);
  return { data: rows.map(projectDto), total };
}

/** @throws AppError not_found also when the project exists and the actor may not open it. */
export async function getProject(tx: TenantTx, projectId: string): Promise<ProjectDto> {
  const row = await tx.db.project.findFirst({ where: { AND: [visibleProjects(tx.ctx), { id: projectId }] }, select });
  if (!row) throw notFound("project");
  return projectDto(row);
}
