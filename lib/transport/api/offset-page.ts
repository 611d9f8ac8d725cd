import "server-only";
import { AppError } from "@/lib/kernel/app-error";

interface Asked {
  limit: number;
  cursor?: string | undefined;
  skip?: number | undefined;
}

/** Where a page begins: by `skip`, or by the cursor that the page before gave for this very list. */
export function startOf(list: string, { cursor, skip }: Asked): number {
  if (cursor === undefined) return skip ?? 0;
  const match = new RegExp(`^${list}:(\\d{1,7})$`).exec(Buffer.from(cursor, "base64url").toString("utf8"));
  if (match) return Number(match[1]);
  throw new AppError("invalid_input", { userMessage: "cursor: use the nextCursor of the page before, unchanged.", fields: { cursor: "not valid" } });
}

export function pageOf<T>(list: string, start: number, data: T[], total: number) {
  const end = start + data.length;
  const hasMore = data.length > 0 && end < total;
  return { data, total, hasMore, nextCursor: hasMore ? Buffer.from(`${list}:${end}`).toString("base64url") : null };
}

/** Of a list that is small enough to be read whole. */
export function pageOfAll<T>(list: string, asked: Asked, all: readonly T[]) {
  const start = startOf(list, asked);
  return pageOf(list, start, all.slice(start, start + asked.limit), all.length);
}
