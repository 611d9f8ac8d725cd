import type pg from "pg";
import { wordOf } from "./synthetic-passages";

export interface SeededRoom {
  /** One with some hundred documents, deep in the tree. */
  folderId: string;
  /** Held by one document in a thousand. */
  rareTag: string;
  commonTag: string;
  /** A word in few of the names. */
  rareWord: string;
  commonWord: string;
}

const FOLDERS = 300;
const WORDS = 4_000;
const LEVEL = "(CASE WHEN n % 50 = 0 THEN 3 WHEN n % 10 = 0 THEN 2 WHEN n % 3 = 0 THEN 0 ELSE 1 END)";
const STATUS = "(CASE WHEN n % 500 = 0 THEN 'failed' WHEN n % 900 = 0 THEN 'processing' ELSE 'ready' END)";
const TAGS =
  "(CASE WHEN n % 1000 = 7 THEN ARRAY['weathertight'] WHEN n % 4 = 0 THEN ARRAY['drawing', 'issued'] WHEN n % 5 = 0 THEN ARRAY['minutes'] ELSE '{}' END)";

/** As many documents as asked for, without bytes: rows as uploads, reading and organizing leave them. The connection must be the database owner's. */
export async function seedRoom(
  client: pg.ClientBase,
  place: { organizationId: string; workspaceId: string; projectId: string },
  documents: number,
): Promise<SeededRoom> {
  const { organizationId, workspaceId, projectId } = place;
  const words = Array.from({ length: WORDS }, (_, rank) => wordOf(rank * 10));
  const owner = [organizationId, workspaceId, projectId];
  await client.query(`CREATE TEMP TABLE bench_folders AS SELECT k, gen_random_uuid() AS id FROM generate_series(1, ${FOLDERS}) k`);
  // Ten at the top, every other one in one of those before it.
  await client.query(
    `INSERT INTO folders (id, organization_id, workspace_id, project_id, parent_id, name, position, updated_at)
     SELECT f.id, $1, $2, $3, p.id, 'Folder ' || f.k, row_number() OVER (PARTITION BY p.id ORDER BY f.k), now()
     FROM bench_folders f LEFT JOIN bench_folders p ON f.k > 10 AND p.k = 1 + (f.k * 7919) % greatest(f.k - 1, 1) ORDER BY f.k`,
    owner,
  );
  await client.query(
    `CREATE TEMP TABLE bench_documents (n int, id uuid DEFAULT gen_random_uuid(), version_id uuid DEFAULT gen_random_uuid(), at timestamptz, name text, kind text)`,
  );
  await client.query(
    `INSERT INTO bench_documents (n, at, kind, name) SELECT n, now() - n * interval '1 minute', k.kind,
       initcap(($1::text[])[1 + (n * 31) % ${WORDS}] || ' ' || ($1::text[])[floor(${WORDS} ^ random())::int]) || ' ' || n || '.' || k.kind
     FROM generate_series(1, ${documents}) n CROSS JOIN LATERAL (SELECT (ARRAY['pdf','docx','xlsx','md','txt'])[1 + n % 5] AS kind) k`,
    [words],
  );
  await client.query("ALTER TABLE documents DISABLE TRIGGER number_new_document");
  await client.query(
    `INSERT INTO documents (id, organization_id, workspace_id, project_id, name, sensitivity, tags, folder_id, position, current_version_id, latest_version_id, created_at, updated_at)
     SELECT b.id, $1, $2, $3, name, ${LEVEL}, ${TAGS}, f.id, 1 + n / ${FOLDERS}, version_id, version_id, at, at + interval '30 seconds'
     FROM bench_documents b LEFT JOIN bench_folders f ON f.k = 1 + n % ${FOLDERS} AND n % 20 <> 0`,
    owner,
  );
  await client.query("ALTER TABLE documents ENABLE TRIGGER number_new_document");
  await client.query(
    `INSERT INTO document_versions (id, organization_id, workspace_id, document_id, number, original_name, kind, mime_type, size, sha256, storage_key, status, stage, page_count, generation, created_at)
     SELECT version_id, $1, $2, id, 1, name, kind, 'application/octet-stream', 10000 + (n::bigint * 7919) % 5000000, md5(n::text) || md5(id::text), 'bench/' || id,
       ${STATUS}, CASE WHEN ${STATUS} = 'ready' THEN 'ready' ELSE 'extracting' END, 1 + n % 200, 1, at FROM bench_documents`,
    [organizationId, workspaceId],
  );
  for (const table of ["documents", "document_versions", "folders"]) await client.query(`VACUUM ANALYZE ${table}`);
  const { rows } = await client.query<{ id: string }>("SELECT id FROM bench_folders WHERE k = 200");
  return {
    folderId: rows[0]?.id ?? "",
    rareTag: "weathertight",
    commonTag: "drawing",
    rareWord: words.at(-223) ?? "",
    commonWord: words[0] ?? "",
  };
}
