import "server-only";
import { setImmediate } from "node:timers/promises";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { sensitivityName } from "@/lib/kernel/sensitivity";
import { suggestDocumentType } from "../document-type";
import { sensitivitySuggested } from "../events";
import { type Suggestion, SensitivityReader } from "../suggest-level";

const BATCH = 40;
const TYPED_PAGES = 3;

interface PageRow {
  number: number;
  text: string;
  headings: { start: number; end: number }[];
}

interface VersionRow {
  documentId: string;
  projectId: string;
  name: string;
  kind: string;
  sensitivity: number;
}

/** After it the version has one suggestion with its evidence, and a document type. Running it again replaces what nobody has decided yet. */
export async function runSuggestSensitivity(ctx: TenantContext, versionId: string, signal: AbortSignal): Promise<void> {
  const [version] = await tenantRows<VersionRow>(ctx, versionSql(versionId));
  if (!version) return;
  const reader = new SensitivityReader();
  const front: PageRow[] = [];
  for (let after = 0; ; ) {
    const pages = await tenantRows<PageRow>(ctx, Prisma.sql`SELECT number, text, headings FROM document_pages
      WHERE version_id = ${versionId}::uuid AND number > ${after} ORDER BY number LIMIT ${BATCH}`);
    for (const page of pages) {
      signal.throwIfAborted();
      reader.read(page);
      if (front.length < TYPED_PAGES) front.push(page);
      // The worker has other work: it is not held for a whole document.
      await setImmediate();
    }
    const last = pages.at(-1);
    if (!last || pages.length < BATCH) break;
    after = last.number;
  }
  if (front.length > 0) await save(ctx, versionId, reader, typeOf(version, front));
}

function versionSql(versionId: string): Prisma.Sql {
  return Prisma.sql`SELECT d.id AS "documentId", d.project_id AS "projectId", d.name, v.kind, d.sensitivity::int AS sensitivity
    FROM document_versions v JOIN documents d ON d.id = v.document_id WHERE v.id = ${versionId}::uuid`;
}

function typeOf(version: VersionRow, front: readonly PageRow[]): string | null {
  const [first] = front;
  return suggestDocumentType({
    text: front.map((page) => page.text).join("\n"),
    headings: (first?.headings ?? []).map((heading) => (first?.text ?? "").slice(heading.start, heading.end)),
    name: version.name.replace(/\.[A-Za-z0-9]{1,5}$/, ""),
    kind: version.kind,
  });
}

async function save(ctx: TenantContext, versionId: string, reader: SensitivityReader, documentType: string | null): Promise<void> {
  await inTenantStatements(ctx, async (tx) => {
    const [version] = await tx.rows<VersionRow>(Prisma.sql`${versionSql(versionId)} FOR UPDATE OF v`);
    if (!version) return;
    // What its folders ask for the document has already, wherever they move: the suggestion speaks of the text alone.
    const { level, evidence }: Suggestion = reader.suggestion();
    const [before] = await tx.rows<{ level: number; status: string }>(Prisma.sql`SELECT level::int AS level, status FROM sensitivity_suggestions WHERE version_id = ${versionId}::uuid`);
    // What somebody decided stays decided, unless the text now asks for more than he saw.
    const status = before && before.status !== "open" && level <= before.level ? before.status : "open";
    const { organizationId, workspaceId } = ctx;
    await tx.rows(Prisma.sql`INSERT INTO sensitivity_suggestions (id, organization_id, workspace_id, document_id, version_id, level, evidence, status)
      VALUES (${newId()}::uuid, ${organizationId}::uuid, ${workspaceId}::uuid, ${version.documentId}::uuid, ${versionId}::uuid, ${level}, ${JSON.stringify(evidence)}::jsonb, ${status})
      ON CONFLICT (version_id, workspace_id) DO UPDATE SET level = EXCLUDED.level, evidence = EXCLUDED.evidence, status = EXCLUDED.status,
        decided_by = CASE WHEN EXCLUDED.status = 'open' THEN NULL ELSE sensitivity_suggestions.decided_by END,
        decided_at = CASE WHEN EXCLUDED.status = 'open' THEN NULL ELSE sensitivity_suggestions.decided_at END`);
    await tx.rows(Prisma.sql`UPDATE document_versions SET document_type = ${documentType} WHERE id = ${versionId}::uuid`);
    const isNews = !before || before.level !== level || before.status !== status;
    if (status !== "open" || level <= version.sensitivity || !isNews) return;
    const { documentId, projectId, name } = version;
    await tx.record(sensitivitySuggested, { documentId, versionId, projectId, name, suggested: sensitivityName(level), present: sensitivityName(version.sensitivity) });
  });
}
