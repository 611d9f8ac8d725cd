import "server-only";
import type { TenantTx } from "@/lib/db/tenant";

export interface PathMessage {
  id: string;
  parentId: string | null;
  role: "user" | "assistant";
  content: string;
  restsOn: string[];
}

/** From the beginning of the conversation, or at most `limit` messages back, down to this message: one branch and no other. */
export async function readPath(tx: TenantTx, messageId: string, limit: number): Promise<PathMessage[]> {
  return tx.db.$queryRaw<PathMessage[]>`WITH RECURSIVE path AS (
      SELECT id, parent_id, role, content, rests_on, 1 AS depth FROM messages WHERE id = ${messageId}::uuid
      UNION ALL SELECT m.id, m.parent_id, m.role, m.content, m.rests_on, p.depth + 1 FROM messages m JOIN path p ON m.id = p.parent_id WHERE p.depth < ${limit}
    ) SELECT id, parent_id AS "parentId", role, content, rests_on AS "restsOn" FROM path ORDER BY depth DESC`;
}
