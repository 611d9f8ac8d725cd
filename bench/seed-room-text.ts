import path from "node:path";
import type pg from "pg";
import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { seededRandom } from "./seeded-random";
import { zipfWord } from "./synthetic-passages";

const WORDS = 60;
const BATCH = 10_000;

interface Seeded {
  id: string;
  chunkId: string;
  versionId: string;
  name: string;
  sensitivity: number;
}

/** One passage for every document that seedRoom made: in the database, and in the search index beside it. */
export async function seedRoomText(
  client: pg.ClientBase,
  place: { organizationId: string; workspaceId: string; projectId: string },
  folder: string,
): Promise<void> {
  process.env["INDEX_DIR"] = path.join(folder, "index");
  const { openWorkspaceIndex } = await import("@/lib/adapters/vectors/lancedb");
  const index = await openWorkspaceIndex(place.workspaceId);
  const next = seededRandom(23);
  const { rows } = await client.query<Seeded>(
    `SELECT d.id, gen_random_uuid() AS "chunkId", d.latest_version_id AS "versionId", d.name, d.sensitivity::int AS sensitivity FROM documents d JOIN bench_documents b ON b.id = d.id ORDER BY b.n`,
  );
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row): IndexRow => {
      // The name's words stand in the text too, so that both searches can ask for the same.
      const text = [row.name.toLowerCase(), ...Array.from({ length: WORDS }, () => zipfWord(next))].join(" ");
      const own = {
        chunkId: row.chunkId,
        documentId: row.id,
        versionId: row.versionId,
        documentName: row.name,
        sensitivity: row.sensitivity,
      };
      return { ...own, projectId: place.projectId, departmentIds: [], generation: 1, ordinal: 0, page: 1, headingPath: [], text };
    });
    await client.query(
      `INSERT INTO chunks (id, organization_id, workspace_id, document_id, version_id, generation, ordinal, page, start_offset, end_offset, text)
       SELECT c, $1, $2, d, v, 1, 0, 1, 0, length(t), t FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) AS rows(c, d, v, t)`,
      [
        place.organizationId,
        place.workspaceId,
        batch.map((row) => row.chunkId),
        batch.map((row) => row.documentId),
        batch.map((row) => row.versionId),
        batch.map((row) => row.text),
      ],
    );
    await index.append(batch);
  }
  await index.optimize();
  await client.query("VACUUM ANALYZE chunks");
}
