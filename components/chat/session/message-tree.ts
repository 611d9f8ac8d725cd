import type { MessageDto } from "@/lib/domains/chat/schema";

type Node = Pick<MessageDto, "id" | "parentId" | "role">;

/** One branch: from its beginning to `leaf`, or to the newest message where that is not known. Messages are oldest first. */
export function pathTo<T extends Node>(messages: readonly T[], leaf: string | null): T[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: T[] = [];
  let next = (leaf ? byId.get(leaf) : undefined) ?? messages.at(-1);
  while (next) {
    path.unshift(next);
    byId.delete(next.id);
    next = next.parentId ? byId.get(next.parentId) : undefined;
  }
  return path;
}

/** Where a branch that begins with this message ends: always on with the newest. */
export function newestBelow(messages: readonly Node[], id: string): string {
  const child = messages.findLast((message) => message.parentId === id);
  return child ? newestBelow(messages, child.id) : id;
}

/** The message and its like at the same place, oldest first: a question put otherwise, an answer written again. */
export function siblingsOf(messages: readonly Node[], id: string): string[] {
  const one = messages.find((message) => message.id === id);
  if (!one) return [id];
  const known = new Set(messages.map((message) => message.id));
  // What is older than the messages that are here begins a branch like those without a parent.
  const place = (message: Node) => (message.parentId && known.has(message.parentId) ? message.parentId : null);
  return messages.filter((message) => message.role === one.role && place(message) === place(one)).map((message) => message.id);
}
