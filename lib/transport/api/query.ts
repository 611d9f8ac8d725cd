import "server-only";
import type { z } from "zod";
import { notFound } from "@/lib/kernel/app-error";
import { parseInput } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/ids";

/** A query string through a schema; parameters that the schema does not name are left alone. */
export function parseQuery<S extends z.ZodType>(schema: S, query: URLSearchParams): z.output<S> {
  const given = [...new Set(query.keys())].map((key) => [key, query.get(key)] as const).filter(([, value]) => value !== "");
  return parseInput(schema, Object.fromEntries(given));
}

/** An id out of a query or a body: what is no id is as absent as an unknown one. */
export function optionalId(value: string | null | undefined, what: string): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (!isId(value)) throw notFound(what);
  return value;
}

/** Cursors say what they are for, so that one list's does not pass for another's. */
export function parseSkip(args: { cursor?: string | undefined; skip?: number | undefined }): { cursor?: string; skip?: number } {
  if (args.cursor !== undefined) return { cursor: args.cursor };
  return args.skip === undefined ? {} : { skip: args.skip };
}
