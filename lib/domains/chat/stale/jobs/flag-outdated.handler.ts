import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { type ChangedWords, NewerText } from "../changed-words";
import { answersOutdated } from "../events";

interface CitedPlace {
  message_id: string;
  number: number;
  version_id: string;
  page: number;
  start_offset: number;
  end_offset: number;
  text: string;
}

interface Flag extends ChangedWords {
  messageId: string;
  number: number;
}

/**
 * After it every citation of the document is flagged whose sentence stands otherwise in the version that answers now, and no other.
 * Reads what holds now, so that running it again, or two changes in any order, end right.
 */
export async function runFlagOutdated(ctx: TenantContext, documentId: string): Promise<void> {
  const found = await inTenant(ctx, (tx) => readPlaces(tx, documentId), { timeout: 60_000 });
  if (!found) return;
  const flags = found.places.length > 0 ? compare(found.places, found.pages) : [];
  await inTenant(ctx, (tx) => writeFlags(tx, documentId, found.versionId, flags), { timeout: 60_000 });
}

async function readPlaces(tx: TenantTx, documentId: string) {
  const [current] = await tx.rows<{ version_id: string }>(Prisma.sql`SELECT v.id AS version_id FROM documents d JOIN document_versions v ON v.id = d.current_version_id
    WHERE d.id = ${documentId}::uuid AND v.status = 'ready'`);
  if (!current) return null;
  const versionId = current.version_id;
  const places = await tx.rows<CitedPlace>(Prisma.sql`SELECT c.message_id, c.number, c.version_id, c.page, c.start_offset, c.end_offset, g.text
    FROM citations c JOIN document_pages g ON g.version_id = c.version_id AND g.number = c.page
    WHERE c.document_id = ${documentId}::uuid AND c.version_id <> ${versionId}::uuid ORDER BY c.message_id, c.number`);
  const pages =
    places.length > 0 ? await tx.rows<{ page: number; text: string }>(Prisma.sql`SELECT number AS page, text FROM document_pages WHERE version_id = ${versionId}::uuid ORDER BY number`) : [];
  return { versionId, places, pages };
}

/** Many answers quote the same place: it is compared once. */
function compare(places: readonly CitedPlace[], pages: readonly { page: number; text: string }[]): Flag[] {
  const newer = new NewerText(pages);
  const known = new Map<string, ChangedWords | null>();
  return places.flatMap(({ message_id: messageId, number, ...place }) => {
    const key = [place.version_id, place.page, place.start_offset, place.end_offset].join(" ");
    if (!known.has(key)) known.set(key, newer.changed({ text: place.text, start: place.start_offset, end: place.end_offset }));
    const changed = known.get(key);
    return changed ? [{ messageId, number, ...changed }] : [];
  });
}

async function writeFlags(tx: TenantTx, documentId: string, versionId: string, flags: readonly Flag[]): Promise<void> {
  // Another version answers since: its own job compares.
  const [current] = await tx.rows<{ current: boolean }>(Prisma.sql`SELECT d.current_version_id = ${versionId}::uuid AS current FROM documents d WHERE d.id = ${documentId}::uuid FOR SHARE`);
  if (!current?.current) return;
  const standing = Prisma.sql`(SELECT f."messageId", f.number FROM jsonb_to_recordset(${JSON.stringify(flags)}::jsonb) AS f("messageId" uuid, number int))`;
  await tx.rows(Prisma.sql`DELETE FROM stale_citations s WHERE s.document_id = ${documentId}::uuid AND (s.message_id, s.number) NOT IN ${standing}`);
  const { organizationId, workspaceId } = tx.ctx;
  // A flag that its reader has looked at comes back only when the words change again. Citations of a message that went meanwhile have gone with it.
  const written = await tx.rows<{ message_id: string }>(Prisma.sql`INSERT INTO stale_citations AS s (organization_id, workspace_id, message_id, number, document_id, version_id, old_words, new_words, new_page)
    SELECT ${organizationId}::uuid, ${workspaceId}::uuid, f."messageId", f.number, ${documentId}::uuid, ${versionId}::uuid, f."oldWords", f."newWords", f."newPage"
    FROM jsonb_to_recordset(${JSON.stringify(flags)}::jsonb) AS f("messageId" uuid, number int, "oldWords" text, "newWords" text, "newPage" int) JOIN messages m ON m.id = f."messageId"
    ON CONFLICT (message_id, number) DO UPDATE SET version_id = EXCLUDED.version_id, new_words = EXCLUDED.new_words, new_page = EXCLUDED.new_page, found_at = now(),
      reviewed_at = CASE WHEN s.new_words IS NOT DISTINCT FROM EXCLUDED.new_words THEN s.reviewed_at END
    WHERE s.version_id <> EXCLUDED.version_id OR s.new_words IS DISTINCT FROM EXCLUDED.new_words RETURNING s.message_id`);
  const answers = new Set(written.map((row) => row.message_id)).size;
  if (answers > 0) await tx.record(answersOutdated, { documentId, versionId, answers });
}
