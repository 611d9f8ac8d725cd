import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { listStandings } from "@/lib/domains/tenancy/queries/standings";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import { effectiveSensitivity, type FolderGuard } from "../folders/policy";
import { FOLDER_GUARDS } from "../folders/visibility";
import { hidingRules } from "../policy";
import { type DocumentAccessDto, HIDING_RULES } from "../schema";
import { getDocument } from "./get-document";

/** What guards a document, and how many of those who may enter the workspace see it. The counts are for who may see who belongs here. */
export async function getDocumentAccess(tx: TenantTx, documentId: string): Promise<DocumentAccessDto> {
  const document = await getDocument(tx, documentId);
  const [guard] = await tx.rows<{ access: "open" | "members"; sensitivity: number; departments: string[]; folders: FolderGuard[] }>(Prisma.sql`SELECT p.access, d.sensitivity::int AS sensitivity,
      ARRAY(SELECT dd.department_id::text FROM document_departments dd WHERE dd.document_id = d.id) AS departments, ${FOLDER_GUARDS} AS folders
    FROM documents d JOIN projects p ON p.id = d.project_id WHERE d.id = ${document.id}::uuid`);
  const departments = await tx.db.department.findMany({ where: { organizationId: tx.ctx.organizationId }, orderBy: { name: "asc" }, take: 500, select: { id: true, name: true } });
  const limitedTo = guard?.departments ?? [];
  const facts = { projectAccess: guard?.access ?? "members", limitedTo, leastLevel: sensitivityName(effectiveSensitivity(0, guard?.folders ?? [])), clearance: tx.ctx.clearance, ownDepartments: [...tx.ctx.departments] };
  const shown = tx.ctx.permissions.has("documents:limit") ? departments : departments.filter((department) => limitedTo.includes(department.id));
  if (!tx.ctx.permissions.has("workspaceMembers:read")) return { ...facts, departments: shown, audience: null };
  const hiddenBy = Object.fromEntries(HIDING_RULES.map((rule) => [rule, 0])) as NonNullable<DocumentAccessDto["audience"]>["hiddenBy"];
  const standings = await listStandings(tx);
  let seeing = 0;
  for (const standing of standings) {
    const rules = hidingRules(standing, { projectId: document.projectId, projectAccess: facts.projectAccess, sensitivity: guard?.sensitivity ?? 3, departments: limitedTo, folders: guard?.folders ?? [] });
    if (rules.length === 0) seeing += 1;
    for (const rule of rules) hiddenBy[rule] += 1;
  }
  return { ...facts, departments: shown, audience: { members: standings.length, seeing, hiddenBy } };
}
