import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { changedParts } from "../changed-parts";
import type { AgentConfiguration, AgentDto, AgentVersionDto } from "../schema";
import { CONFIGURATION_COLUMNS, configurationOf, type StoredConfiguration } from "./agents";

type VersionRow = StoredConfiguration & { number: number; note: string; author: string | null; createdAt: Date };

const COLUMNS = Prisma.sql`v.number, v.note, v.created_at AS "createdAt", ${CONFIGURATION_COLUMNS}`;
const MOST = 200;

/** Newest first. The caller has read the agent, and with it the right to see them. */
export async function listVersions(tx: TenantTx, agent: Pick<AgentDto, "id" | "version">): Promise<AgentVersionDto[]> {
  const rows = await tx.rows<VersionRow>(Prisma.sql`SELECT ${COLUMNS}, u.name AS author FROM agent_versions v LEFT JOIN users u ON u.id = v.created_by
    WHERE v.agent_id = ${agent.id}::uuid ORDER BY v.number DESC LIMIT ${MOST}`);
  return rows.map((row, at) => {
    const before = rows[at + 1];
    return {
      number: row.number,
      note: row.note,
      author: row.author ?? "Somebody who left",
      createdAt: row.createdAt.toISOString(),
      current: row.number === agent.version,
      changed: before ? changedParts(configurationOf(before), configurationOf(row)) : [],
    };
  });
}

export async function readVersion(tx: TenantTx, agentId: string, number: number): Promise<AgentConfiguration> {
  const [row] = await tx.rows<VersionRow>(Prisma.sql`SELECT ${COLUMNS} FROM agent_versions v WHERE v.agent_id = ${agentId}::uuid AND v.number = ${number}`);
  if (!row) throw notFound("version");
  return configurationOf(row);
}

/** Writes a configuration down as the agent's next version. The agent's row is locked by the caller. */
export async function insertVersion(tx: TenantTx, agentId: string, configuration: AgentConfiguration, note = ""): Promise<number> {
  const { organizationId, workspaceId, userId } = tx.ctx;
  const [last] = await tx.rows<{ number: number }>(Prisma.sql`SELECT coalesce(max(number), 0) AS number FROM agent_versions WHERE agent_id = ${agentId}::uuid`);
  const number = (last?.number ?? 0) + 1;
  const { scopeDocumentIds, checklist, handovers, ...rest } = configuration;
  await tx.db.agentVersion.create({
    data: { organizationId, workspaceId, agentId, number, ...rest, scopeDocuments: scopeDocumentIds, checklist, handovers, note, createdBy: userId ?? agentId },
    select: { number: true },
  });
  return number;
}
