import "server-only";
import type { VectorSpace, VectorStoreKind } from "@/lib/adapters/vectors/stores/vector-store";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";

interface Wanted {
  store: string;
  model: string;
  dimensions: number;
}

interface Place {
  organizationId: string;
  workspaceId: string;
}

/** Workspaces with work to do on their vectors. Without an embedding model only what was replaced is to be dropped. */
export function listUnfinishedVectors(wanted: Wanted | null): Promise<Place[]> {
  const ended = Prisma.sql`EXISTS (SELECT 1 FROM vector_generations g WHERE g.workspace_id = w.id AND g.status IN ('building', 'retired', 'cancelled'))`;
  const answering = Prisma.sql`SELECT 1 FROM documents d JOIN projects p ON p.id = d.project_id AND p.deleted_at IS NULL
    JOIN document_versions v ON v.id = d.current_version_id AND v.status = 'ready' WHERE d.workspace_id = w.id AND d.deleted_at IS NULL`;
  // Every answering version must stand in the generation that answers, and that one be as it is wanted.
  const incomplete = wanted
    ? Prisma.sql`EXISTS (${answering} AND NOT EXISTS (SELECT 1 FROM vector_generations g JOIN vector_generation_versions m ON m.generation_id = g.id
        WHERE g.workspace_id = w.id AND g.scope_id = w.id AND g.live = 'active' AND g.store = ${wanted.store} AND g.model = ${wanted.model}
          AND g.dimensions = ${wanted.dimensions}::int AND m.version_id = v.id AND m.chunk_generation = v.generation))`
    : Prisma.sql`FALSE`;
  return unscopedRows<Place>(Prisma.sql`SELECT w.organization_id AS "organizationId", w.id AS "workspaceId" FROM workspaces w JOIN organizations o ON o.id = w.organization_id
    WHERE w.archived_at IS NULL AND o.archived_at IS NULL AND w.deleted_at IS NULL AND o.deleted_at IS NULL AND (${ended} OR ${incomplete})`);
}

export function listActiveSpaces(workspaceId: string): Promise<(VectorSpace & { store: VectorStoreKind })[]> {
  return unscopedRows(Prisma.sql`SELECT id, store, dimensions FROM vector_generations WHERE workspace_id = ${workspaceId}::uuid AND live = 'active'`);
}
