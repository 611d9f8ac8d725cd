import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import type { DepartureDto } from "../schema";

interface Row {
  organization_id: string;
  slug: string;
  name: string;
  role: string;
  ended: boolean;
  others: boolean;
  other_owner: boolean;
}

type Rows = <T extends object>(query: Prisma.Sql) => Promise<T[]>;

/** What becomes of each organization when this person goes: one that would be left without an owner holds him. */
export async function listDepartures(userId: string, rows: Rows = unscopedRows): Promise<DepartureDto[]> {
  const found = await rows<Row>(Prisma.sql`SELECT o.id AS organization_id, o.slug, o.name, m.role, o.deleted_at IS NOT NULL AS ended,
      EXISTS (SELECT 1 FROM organization_members x WHERE x.organization_id = o.id AND x.user_id <> m.user_id) AS others,
      EXISTS (SELECT 1 FROM organization_members x WHERE x.organization_id = o.id AND x.user_id <> m.user_id AND x.role = 'owner' AND x.suspended_at IS NULL) AS other_owner
    FROM organization_members m JOIN organizations o ON o.id = m.organization_id WHERE m.user_id = ${userId}::uuid ORDER BY o.name, o.id`);
  return found.map(({ organization_id: organizationId, slug, name, role, ...facts }) => ({ organizationId, slug, name, role, outcome: outcomeOf(role, facts) }));
}

function outcomeOf(role: string, facts: Pick<Row, "ended" | "others" | "other_owner">): DepartureDto["outcome"] {
  if (!facts.others) return "deleted";
  return role === "owner" && !facts.other_owner && !facts.ended ? "blocked" : "left";
}
