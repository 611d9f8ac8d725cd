import "server-only";
import { eraseStored, tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { openWorkspaceIndex } from "@/lib/adapters/vectors/lancedb";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import type { VectorSpace, VectorStoreKind } from "@/lib/adapters/vectors/stores/vector-store";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, type UnscopedTx, unscopedRows } from "@/lib/db/unscoped";

const DOCUMENTS = 50;
const CONVERSATIONS = 200;

interface Place {
  organizationId: string;
  workspaceId: string;
}

/** Empties a workspace: bytes, index, rows, in this order, so that a killed worker finds the rows again and repeats. Answers with the number of documents. */
export async function eraseWorkspaceContents(place: Place): Promise<number> {
  await eraseStored(tenantStorage(place).workspacePrefix);
  await (await openWorkspaceIndex(place.workspaceId)).drop();
  const id = place.workspaceId;
  await dropVectors(id);
  await dropBases(id);
  const documents = await inBatches(Prisma.sql`DELETE FROM documents WHERE id IN (SELECT id FROM documents WHERE workspace_id = ${id}::uuid LIMIT ${DOCUMENTS}::int) RETURNING 1 AS one`);
  await inBatches(Prisma.sql`DELETE FROM conversations WHERE id IN (SELECT id FROM conversations WHERE workspace_id = ${id}::uuid LIMIT ${CONVERSATIONS}::int) RETURNING 1 AS one`);
  await inUnscoped((db) => eraseRowsOf(db, "workspace_id", id));
  return documents;
}

/** While the rows are there that say where they are. */
async function dropVectors(workspaceId: string): Promise<void> {
  const spaces = await unscopedRows<VectorSpace & { store: VectorStoreKind }>(Prisma.sql`SELECT id, store, dimensions FROM vector_generations WHERE workspace_id = ${workspaceId}::uuid`);
  for (const space of spaces) {
    await openVectorStore(space.store).drop(space);
    await unscopedRows(Prisma.sql`DELETE FROM vector_generations WHERE id = ${space.id}::uuid RETURNING 1 AS one`);
  }
}

/** Indexes of knowledge bases are named by their generations. These end first: who is writing into one then takes it out himself. */
async function dropBases(workspaceId: string): Promise<void> {
  await unscopedRows(Prisma.sql`UPDATE knowledge_generations SET status = 'cancelled' WHERE workspace_id = ${workspaceId}::uuid AND status IN ('building', 'active') RETURNING 1 AS one`);
  const places = await unscopedRows<{ id: string; store: VectorStoreKind | null; dimensions: number | null }>(Prisma.sql`SELECT id, store, dimensions FROM knowledge_generations WHERE workspace_id = ${workspaceId}::uuid`);
  for (const { id, store, dimensions } of places) {
    await (await openWorkspaceIndex(id)).drop();
    if (store && dimensions) await openVectorStore(store).drop({ id, dimensions });
    await unscopedRows(Prisma.sql`DELETE FROM knowledge_generations WHERE id = ${id}::uuid RETURNING 1 AS one`);
  }
}

/** What is left below the organization's prefix after its workspaces. */
export async function eraseOrganizationFiles(organizationId: string): Promise<void> {
  await eraseStored(organizationId);
}

/** One statement's share of the rows at a time: a large workspace must not outlast a transaction. */
async function inBatches(statement: Prisma.Sql): Promise<number> {
  for (let total = 0; ; ) {
    const erased = await unscopedRows(statement);
    if (erased.length === 0) return total;
    total += erased.length;
  }
}

/** Notes of what a killed worker may have left in a store: upkeep finishes it, and they with it. */
const OUTLASTING = "knowledge_writes";

/** Every table that names the tenant, also those that come later. Of a workspace the log stays: it is the organization's chain. */
export async function eraseRowsOf(db: UnscopedTx, column: "organization_id" | "workspace_id", id: string): Promise<void> {
  const tables = await db.$queryRaw<{ name: string }[]>`SELECT c.table_name::text AS name FROM information_schema.columns c JOIN information_schema.tables t
      ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema = 'public' AND c.column_name = ${column} AND c.table_name <> ${OUTLASTING} ORDER BY 1`;
  for (const { name } of tables.filter((table) => column === "organization_id" || table.name !== "events")) {
    await db.$executeRaw(Prisma.sql`DELETE FROM ${Prisma.raw(`"${name}"`)} WHERE ${Prisma.raw(`"${column}"`)} = ${id}::uuid`);
  }
}
