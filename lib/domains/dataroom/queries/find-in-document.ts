import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import type { FoundDto } from "../schema";
import { getVersionFile } from "./get-document";

const MOST = 1000;
/** Pages compared at a time. */
const BATCH = 200;

/** Where words stand in one version, in reading order: letters of either case, any white space between words. */
export async function findInDocument(tx: TenantTx, args: { documentId: string; versionId?: string; query: string }): Promise<FoundDto> {
  const version = await getVersionFile(tx, args);
  const words = args.query.split(/\s+/u);
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
  const pattern = wordsPattern(words);
  const found: FoundDto = { matches: [], more: false };
  for (let after = 0; ;) {
    const pages = await tx.db.$queryRaw<{ number: number; text: string }[]>(Prisma.sql`SELECT number, text FROM document_pages
      WHERE version_id = ${version.id}::uuid AND number > ${after} AND text ILIKE ${`%${longest.replace(/[\\%_]/g, "\\$&")}%`} ORDER BY number LIMIT ${BATCH}`);
    for (const { number, text } of pages) {
      for (const match of text.matchAll(pattern)) {
        if (found.matches.length === MOST) return { ...found, more: true };
        found.matches.push({ page: number, start: match.index, end: match.index + match[0].length });
      }
    }
    const last = pages.at(-1);
    if (!last || pages.length < BATCH) return found;
    after = last.number;
  }
}

/** The words as they are, with any white space between them; nothing in them is read as a pattern. */
function wordsPattern(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s+"), "giu");
}
