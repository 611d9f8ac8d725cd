import "server-only";
import type { z } from "zod";
import type { RequestFacts } from "@/lib/kernel/context";
import type { EventDefinition } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/ids";
import { Prisma } from "./generated/client";

export interface EventScope {
  organizationId: string;
  workspaceId: string | null;
  actor: { kind: string; id: string };
  facts: Pick<RequestFacts, "ip" | "requestId">;
}

type Rows = <T extends object>(query: Prisma.Sql) => Promise<T[]>;

/** One row of the append-only log; the trigger numbers and chains it. */
export async function insertEvent<P extends z.ZodType>(
  rows: Rows,
  scope: EventScope,
  event: EventDefinition<P>,
  payload: z.input<P>,
): Promise<void> {
  const parsed = event.payload.parse(payload);
  await rows(Prisma.sql`INSERT INTO events (id, organization_id, workspace_id, seq, type, actor_kind, actor_id, object_type, object_id, payload, ip, request_id, occurred_at, previous_hash, hash)
    VALUES (${newId()}::uuid, ${scope.organizationId}::uuid, ${scope.workspaceId}::uuid, 0, ${event.type}, ${scope.actor.kind}, ${scope.actor.id}, ${event.objectType},
      ${event.objectId(parsed)}, ${JSON.stringify(parsed)}::jsonb, ${scope.facts.ip}, ${scope.facts.requestId}, now(), '', '')`);
}
