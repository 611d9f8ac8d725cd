import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";

export interface WorkspacePlace {
  organizationId: string;
  workspaceId: string;
  organization: string;
  workspace: string;
}

/** Every workspace of the installation that is not archived. */
export function listAllWorkspaces(): Promise<WorkspacePlace[]> {
  return inUnscoped((db) => db.$queryRaw<WorkspacePlace[]>`SELECT o.id AS "organizationId", w.id AS "workspaceId", o.slug AS organization, w.slug AS workspace
    FROM workspaces w JOIN organizations o ON o.id = w.organization_id WHERE w.archived_at IS NULL AND o.archived_at IS NULL ORDER BY o.slug, w.slug`);
}

export interface AccountLine {
  email: string;
  name: string;
  organization: string | null;
  role: string | null;
  workspaces: string[];
  suspended: boolean;
  /** Runs the installation: sees /ops. */
  operator: boolean;
}

/** Every account with its places; one line for each organization. */
export function listAccounts(): Promise<AccountLine[]> {
  return inUnscoped((db) => db.$queryRaw<AccountLine[]>`SELECT u.email, u.name, o.slug AS organization, m.role,
      ARRAY(SELECT w.slug || ' (' || wm.role || ')' FROM workspace_members wm JOIN workspaces w ON w.id = wm.workspace_id
        WHERE wm.user_id = u.id AND wm.organization_id = o.id ORDER BY w.slug) AS workspaces,
      (u.suspended_at IS NOT NULL OR coalesce(m.suspended_at IS NOT NULL, false)) AS suspended, u.is_operator AS operator
    FROM users u LEFT JOIN organization_members m ON m.user_id = u.id LEFT JOIN organizations o ON o.id = m.organization_id ORDER BY o.slug NULLS LAST, u.email`);
}

/** After it the person is, or is no longer, an operator; false when nobody has this e-mail. Counts at his next request. */
export async function setOperator(email: string, isOperator: boolean): Promise<boolean> {
  return (await inUnscoped((db) => db.user.updateMany({ where: { email: email.trim().toLowerCase() }, data: { isOperator } }))).count > 0;
}

export interface ChainCheck {
  organization: string;
  events: number;
  /** The first event whose hash, place or predecessor is not what it was when it was written; null when the chain is whole. */
  brokenAt: number | null;
}

/** Recomputes every organization's chain of events, ends included: a removed last event shows in the chain's head. */
export async function verifyEventChains(): Promise<ChainCheck[]> {
  const rows = await inUnscoped((db) => db.$queryRaw<{ organization: string; events: bigint; broken: bigint | null; head: bigint; headHash: string; last: bigint; lastHash: string }[]>`
    WITH links AS (SELECT e.organization_id, e.seq, e.hash, e.hash = muniment_event_hash(e) AND e.previous_hash = coalesce(lag(e.hash) OVER chain, '')
        AND e.seq = coalesce(lag(e.seq) OVER chain, 0) + 1 AS whole FROM events e WINDOW chain AS (PARTITION BY e.organization_id ORDER BY e.seq))
    SELECT coalesce(o.slug, h.organization_id::text) AS organization, count(l.seq) AS events, min(l.seq) FILTER (WHERE NOT l.whole) AS broken, h.seq AS head, h.hash AS "headHash",
      coalesce(max(l.seq), 0) AS last, coalesce((array_agg(l.hash ORDER BY l.seq DESC))[1], '') AS "lastHash"
    FROM event_heads h LEFT JOIN organizations o ON o.id = h.organization_id LEFT JOIN links l ON l.organization_id = h.organization_id
    GROUP BY o.slug, h.organization_id, h.seq, h.hash ORDER BY 1`);
  return rows.map((row) => {
    const cutOff = row.head !== row.last || row.headHash !== row.lastHash ? Number(row.last) + 1 : null;
    return { organization: row.organization, events: Number(row.events), brokenAt: row.broken === null ? cutOff : Number(row.broken) };
  });
}
