import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import { type DocumentListDto, type ListDocuments, listDocumentsSchema } from "../schema";
import { visibleDocumentsSql } from "../visibility";
import { filtersOf } from "./document-filters";
import { type Cursor, orderOf } from "./document-order";
import { narrowDocuments, type Narrowing } from "./narrow-documents";
import { DOCUMENT_COLUMNS, DOCUMENT_JOINS, documentDto, type DocumentRow } from "./document-rows";

/** Counting on would read every row of a large workspace for each page. */
const MOST_COUNTED = 10_000;

/** A page of the documents that the actor may see, with the count of all that match. */
export async function listDocuments(tx: TenantTx, args: ListDocuments): Promise<DocumentListDto> {
  const input = parseInput(listDocumentsSchema, args);
  const order = orderOf(tx.ctx, input.sort);
  const [narrowed, filters] = [await narrowDocuments(tx, narrowingOf(input)), filtersOf(tx.ctx, input)];
  const where = Prisma.join([visibleDocumentsSql(tx.ctx, { trashed: input.trashed }), ...filters, ...narrowed.filters], " AND ");
  const cursor = input.cursor ? readCursor(input.cursor, order.value) : null;
  const skip = cursor ? 0 : (input.skip ?? 0);
  const wide = !input.trashed && filters.length + narrowed.filters.length === 0;
  // The page's ids first: what a row shows is read for its documents alone.
  const ids = order.ids({ where, wide, cursor, limit: input.limit + 1, skip });
  const rows = await tx.db.$queryRaw<DocumentRow[]>`SELECT ${DOCUMENT_COLUMNS} FROM ${DOCUMENT_JOINS} WHERE d.id = ANY(ARRAY(${ids})) ORDER BY ${order.by}`;
  const hasMore = rows.length > input.limit;
  const most = narrowed.dear ? MOST_COUNTED / 10 : MOST_COUNTED;
  const isWhole = !hasMore && !cursor && skip === 0;
  const total = isWhole ? rows.length : await countUpTo(tx, where, most + 1);
  const data = rows.slice(0, input.limit).map(documentDto);
  const last = data.at(-1);
  const nextCursor = hasMore && last ? writeCursor({ value: order.valueOf(last), id: last.id }) : null;
  return { data, total: Math.min(total, most), ...(total > most ? { more: true } : {}), hasMore, nextCursor };
}

async function countUpTo(tx: TenantTx, where: Prisma.Sql, most: number): Promise<number> {
  const [counted] = await tx.rows<{ total: number }>(Prisma.sql`SELECT count(*)::int AS total FROM (SELECT 1 FROM documents d WHERE ${where} LIMIT ${most}) AS found`);
  return counted?.total ?? 0;
}

function narrowingOf({ q, tags, status, statuses, kind, folderId, deep }: z.output<typeof listDocumentsSchema>): Narrowing {
  const asked = status === undefined ? statuses : (statuses ?? [status]).filter((one) => one === status);
  return { q, tags, statuses: asked, kind, below: deep && folderId !== "none" ? folderId : undefined };
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString("base64url");
}

function readCursor(text: string, value: z.ZodType<Cursor["value"]>): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const [after, id] = z.tuple([value, z.uuid()]).parse(parsed);
    return { value: after, id };
  } catch {
    // falls through to the refusal
  }
  throw new AppError("invalid_input", { userMessage: "cursor: use the nextCursor of the page before, unchanged.", fields: { cursor: "not valid" } });
}
