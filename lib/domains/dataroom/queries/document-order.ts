import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityLevel } from "@/lib/kernel/sensitivity";
import type { DocumentDto, SORTS } from "../schema";

/** The last row of the page before. */
export interface Cursor {
  value: string | number | null;
  id: string;
}

interface Key {
  /** Whose column it is: the document's, its newest version's, its project's. */
  of: "document" | "version" | "project";
  sql: Prisma.Sql;
  /** What a cursor says, as the column has it. */
  cast: (value: Cursor["value"]) => Prisma.Sql;
  value: z.ZodType<Cursor["value"]>;
  valueOf: (document: DocumentDto) => Cursor["value"];
  /** Rows without a value come last, and first where it falls. */
  nullable?: boolean;
}

const text = z.string();
const number = z.int();
const time = z.iso.datetime();
const asText = (value: Cursor["value"]) => Prisma.sql`${value}::text`;
const asNumber = (value: Cursor["value"]) => Prisma.sql`${value}::bigint`;
const asTime = (value: Cursor["value"]) => Prisma.sql`${value}::timestamptz`;

type Name<S> = S extends `-${infer N}` ? N : S;

const KEYS: Record<Name<(typeof SORTS)[number]>, Key> = {
  created: { of: "document", sql: Prisma.sql`d.created_at`, cast: asTime, value: time, valueOf: (d) => d.createdAt },
  updated: { of: "document", sql: Prisma.sql`d.updated_at`, cast: asTime, value: time, valueOf: (d) => d.updatedAt },
  name: { of: "document", sql: Prisma.sql`d.name_key`, cast: (value) => Prisma.sql`lower(${value}::text)`, value: text, valueOf: (d) => d.name },
  sensitivity: { of: "document", sql: Prisma.sql`d.sensitivity`, cast: asNumber, value: number, valueOf: (d) => sensitivityLevel(d.sensitivity) },
  index: { of: "document", sql: Prisma.sql`d.position`, cast: asNumber, value: number, valueOf: (d) => d.position },
  size: { of: "version", sql: Prisma.sql`v.size`, cast: asNumber, value: number, valueOf: (d) => d.size },
  type: { of: "version", sql: Prisma.sql`v.kind`, cast: asText, value: text, valueOf: (d) => d.kind },
  status: { of: "version", sql: Prisma.sql`v.status`, cast: asText, value: text, valueOf: (d) => d.status },
  pages: { of: "version", sql: Prisma.sql`v.page_count`, cast: asNumber, value: number.nullable(), valueOf: (d) => d.pages, nullable: true },
  project: { of: "project", sql: Prisma.sql`p.name`, cast: asText, value: text, valueOf: (d) => d.projectName },
};

export interface Order {
  by: Prisma.Sql;
  value: Key["value"];
  valueOf: Key["valueOf"];
  /** A statement for the ids of a page. `where` is over `documents` d; `wide`: it leaves nearly all of them. */
  ids: (page: { where: Prisma.Sql; wide: boolean; cursor: Cursor | null; limit: number; skip: number }) => Prisma.Sql;
}

export function orderOf(ctx: TenantContext, sort: (typeof SORTS)[number]): Order {
  const falling = sort.startsWith("-");
  const key = KEYS[sort.replace(/^-/, "") as keyof typeof KEYS];
  const direction = Prisma.raw(falling ? "DESC" : "ASC");
  // Of the same table as the key: only so can an index give the order.
  const id = key.of === "version" ? Prisma.sql`v.document_id` : Prisma.sql`d.id`;
  const by = Prisma.sql`${key.sql} ${direction}, ${id} ${direction}`;
  return {
    by,
    value: key.value,
    valueOf: key.valueOf,
    ids: ({ where, wide, cursor, limit, skip }) => {
      const rest = cursor ? after(key, id, cursor, falling) : Prisma.sql`TRUE`;
      return Prisma.sql`SELECT ${id} ${key.of === "version" && wide ? walkOfVersions(ctx, where) : FROM[key.of](where)} AND ${rest} ORDER BY ${by} LIMIT ${limit} OFFSET ${skip}`;
    },
  };
}

/** What comes after the cursor. */
function after(key: Key, id: Prisma.Sql, cursor: Cursor, falling: boolean): Prisma.Sql {
  const beyond = Prisma.raw(falling ? "<" : ">");
  if (cursor.value === null) {
    const among = Prisma.sql`(${key.sql} IS NULL AND ${id} ${beyond} ${cursor.id}::uuid)`;
    return falling ? Prisma.sql`(${among} OR ${key.sql} IS NOT NULL)` : among;
  }
  const next = Prisma.sql`(${key.sql}, ${id}) ${beyond} (${key.cast(cursor.value)}, ${cursor.id}::uuid)`;
  return key.nullable && !falling ? Prisma.sql`(${next} OR ${key.sql} IS NULL)` : next;
}

/** In the versions' order, each document asked as a value: the planner takes a join's inner side for too dear and reads all of both. */
function walkOfVersions(ctx: TenantContext, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`FROM document_versions v WHERE v.workspace_id = ${ctx.workspaceId}::uuid AND (SELECT ${where} FROM documents d WHERE d.id = v.document_id AND d.latest_version_id = v.id)`;
}

const FROM: Record<Key["of"], (where: Prisma.Sql) => Prisma.Sql> = {
  document: (where) => Prisma.sql`FROM documents d WHERE ${where}`,
  version: (where) => Prisma.sql`FROM documents d JOIN document_versions v ON v.id = d.latest_version_id WHERE ${where}`,
  project: (where) => Prisma.sql`FROM documents d JOIN projects p ON p.id = d.project_id WHERE ${where}`,
};
