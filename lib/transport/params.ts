import "server-only";
import { notFound } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";

/** An id from a path: what is no id is as absent as an unknown one. */
export function idParam(value: string, what: string): string {
  if (!isId(value)) throw notFound(what);
  return value;
}

/** A query string as an object for a zod schema: numbers where `numbers` names them, absent keys left out. */
export function queryInput(query: URLSearchParams, keys: readonly string[], numbers: readonly string[] = []): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const key of [...keys, ...numbers]) {
    const value = query.get(key);
    if (value === null || value === "") continue;
    input[key] = numbers.includes(key) ? Number(value) : value;
  }
  return input;
}
