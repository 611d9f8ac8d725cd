import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import { type DocumentDto, type DocumentListDto, type ListDocuments, listDocumentsSchema, type SORTS } from "../schema";
import { visibleDocumentsSql } from "../visibility";
import { filtersOf } from "./document-filters";
import { DOCUMENT_COLUMNS, DOCUMENT_JOINS, documentDto, type DocumentRow } from "./document-rows";

const ORDERS = {
  "-created": { sql: Prisma.sql`d.created_at DESC, d.id DESC`, after: (c: Cursor) => Prisma.sql`(d.created_at, d.id) < (${c.value}::timestamptz, ${c.id}::uuid)` },
  created: { sql: Prisma.sql`d.created_at, d.id`, after: (c: Cursor) => Prisma.sql`(d.created_at, d.id) > (${c.value}::timestamptz, ${c.id}::uuid)` },
  "-updated": { sql: Prisma.sql`d.updated_at DESC, d.id DESC`, after: (c: Cursor) => Prisma.sql`(d.updated_at, d.id) < (${c.value}::timestamptz, ${c.id}::uuid)` },
  updated: { sql: Prisma.sql`d.updated_at, d.id`, after: (c: Cursor) => Prisma.sql`(d.updated_at, d.id) > (${c.value}::timestamptz, ${c.id}::uuid)` },
  name: { sql: Prisma.sql`d.name_key, d.id`, after: (c: Cursor) => Prisma.sql`(d.name_key, d.id) > (lower(${c.value}), ${c.id}::uuid)` },
  "-name": { sql: Prisma.sql`d.name_key DESC, d.id DESC`, after: (c: Cursor) => Prisma.sql`(d.name_key, d.id) < (lower(${c.value}), ${c.id}::uuid)` },
};

/** Counting on would read every row of a large workspace for each page. */
const MOST_COUNTED = 10_000;

interface Cursor {
  value: string;
  id: string;
}

/** A page of the documents that the actor may see, with the count of all that match. */
export async function listDocuments(tx: TenantTx, args: ListDocuments): Promise<DocumentListDto> {
  const input = parseInput(listDocumentsSchema, args);
  const order = ORDERS[input.sort];
  const where = Prisma.join([visibleDocumentsSql(tx.ctx, { trashed: input.trashed }), ...filtersOf(tx.ctx, input)], " AND ");
  const page = input.cursor ? Prisma.sql`${where} AND ${order.after(readCursor(input.cursor, input.sort))}` : where;
  const rows = await tx.db.$queryRaw<DocumentRow[]>`SELECT ${DOCUMENT_COLUMNS} FROM ${DOCUMENT_JOINS} WHERE ${page}
    ORDER BY ${order.sql} LIMIT ${input.limit + 1} OFFSET ${input.cursor ? 0 : (input.skip ?? 0)}`;
  const [counted] = await tx.db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (SELECT 1 FROM ${DOCUMENT_JOINS} WHERE ${where} LIMIT ${MOST_COUNTED + 1}) AS found`;
  const hasMore = rows.length > input.limit;
  const data = rows.slice(0, input.limit).map(documentDto);
  const last = data.at(-1);
  const cursor = hasMore && last ? writeCursor({ value: cursorValue(input.sort, last), id: last.id }) : null;
  const total = counted?.total ?? 0;
  return { data, total: Math.min(total, MOST_COUNTED), ...(total > MOST_COUNTED ? { more: true } : {}), hasMore, nextCursor: cursor };
}

function cursorValue(sort: (typeof SORTS)[number], last: DocumentDto): string {
  if (sort.endsWith("name")) return last.name;
  return sort.endsWith("updated") ? last.updatedAt : last.createdAt;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString("base64url");
}

function readCursor(text: string, sort: (typeof SORTS)[number]): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const [value, id] = z.tuple([sort.endsWith("name") ? z.string() : z.iso.datetime(), z.uuid()]).parse(parsed);
    return { value, id };
  } catch {
    // falls through to the refusal
  }
  throw new AppError("invalid_input", { userMessage: "cursor: use the nextCursor of the page before, unchanged.", fields: { cursor: "not valid" } });
}
