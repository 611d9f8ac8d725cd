import "server-only";
import { randomUUID } from "node:crypto";
import { cache } from "react";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { RequestFacts, TenantContext, UserContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { mintTenantContext, mintUserContext } from "@/lib/kernel/mint-context";
import { isPermission, permissionsOf } from "@/lib/kernel/permissions";
import { hashApiKey, looksLikeApiKey } from "./api-key-secret";
import { slugSchema, type WorkspaceSlugs } from "./schema";

const REQUEST_ID = /^[\w.-]{8,64}$/;

export function factsOf(source: Headers): RequestFacts {
  const given = source.get("x-request-id");
  const forwarded = env().TRUST_PROXY ? source.get("x-forwarded-for")?.split(",").at(-1)?.trim() : null;
  return { requestId: given && REQUEST_ID.test(given) ? given : randomUUID(), ip: forwarded || null, userAgent: source.get("user-agent") };
}

// Loaded when a request needs them: the worker mints contexts too and must not carry the web framework.
const request = () => import("next/headers");

export const requestFacts = cache(async (): Promise<RequestFacts> => factsOf(await (await request()).headers()));

interface UserRow {
  user_id: string;
  name: string;
  email: string;
  session_id: string;
  stale: boolean;
}

/** The signed-in person, or null. Reads the session row: ending a session works at the next request. */
export const currentUser = cache(async (): Promise<UserContext | null> => {
  const { readSessionToken } = await import("@/lib/adapters/auth/session-token");
  const token = await readSessionToken();
  if (!token) return null;
  const [row] = await unscopedRows<UserRow>(Prisma.sql`SELECT u.id AS user_id, u.name, u.email, s.id AS session_id, s.last_seen_at < now() - interval '1 minute' AS stale
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ${token.sid}::uuid AND s.user_id = ${token.sub}::uuid AND s.ended_at IS NULL AND s.expires_at > now() AND u.suspended_at IS NULL`);
  if (!row) return null;
  if (row.stale) await unscopedRows(Prisma.sql`UPDATE sessions SET last_seen_at = now() WHERE id = ${row.session_id}::uuid RETURNING id`);
  return mintUserContext({ ...(await requestFacts()), userId: row.user_id, sessionId: row.session_id, name: row.name, email: row.email });
});

export async function requireUser(): Promise<UserContext> {
  const user = await currentUser();
  if (user) return user;
  const hadToken = (await (await request()).cookies()).getAll().some((cookie) => cookie.name.includes("next-auth.session-token"));
  throw new AppError(hadToken ? "session_ended" : "unauthenticated", {
    userMessage: hadToken ? "Your session has ended. Sign in again; what you typed is kept on this page." : "Sign in to continue.",
  });
}

interface MemberRow {
  organization_id: string;
  workspace_id: string;
  organization_role: string;
  workspace_role: string | null;
  clearance: number;
  departments: string[];
}

const MEMBERSHIP = Prisma.sql`m.organization_id, w.id AS workspace_id, m.role AS organization_role, wm.role AS workspace_role, m.clearance,
  ARRAY(SELECT dm.department_id::text FROM department_members dm WHERE dm.organization_id = m.organization_id AND dm.user_id = m.user_id) AS departments`;

const readMembership = cache(async (userId: string, organization: string, workspace: string): Promise<MemberRow | null> => {
  const [row] = await unscopedRows<MemberRow>(Prisma.sql`SELECT ${MEMBERSHIP}
    FROM organizations o JOIN organization_members m ON m.organization_id = o.id AND m.user_id = ${userId}::uuid AND m.suspended_at IS NULL
    JOIN workspaces w ON w.organization_id = o.id AND w.slug = ${workspace} AND w.archived_at IS NULL
    LEFT JOIN workspace_members wm ON wm.workspace_id = w.id AND wm.user_id = m.user_id
    WHERE o.slug = ${organization} AND o.archived_at IS NULL`);
  return row ?? null;
});

/** Authority for everything a signed-in person does in a workspace. A stranger's workspace is not found. */
export async function requireWorkspace(slugs: WorkspaceSlugs): Promise<TenantContext> {
  const user = await requireUser();
  if (!slugSchema.safeParse(slugs.organization).success || !slugSchema.safeParse(slugs.workspace).success) throw notFound("workspace");
  const row = await readMembership(user.userId, slugs.organization, slugs.workspace);
  const permissions = row ? permissionsOf(row.organization_role, row.workspace_role) : new Set<never>();
  if (!row || !permissions.has("workspace:read")) throw notFound("workspace");
  return mintTenantContext({
    requestId: user.requestId,
    ip: user.ip,
    userAgent: user.userAgent,
    organizationId: row.organization_id,
    workspaceId: row.workspace_id,
    actor: { kind: "user", id: user.userId, name: user.name, sessionId: user.sessionId },
    permissions,
    clearance: row.clearance,
    departments: row.departments,
    userId: user.userId,
  });
}

interface KeyRow extends MemberRow {
  key_id: string;
  key_name: string;
  key_permissions: string[];
  user_id: string;
  stale: boolean;
}

/** Authority of a bearer key: what the key was given, never more than its creator has now. */
export async function contextFromApiKey(source: Headers): Promise<TenantContext> {
  const secret = /^Bearer\s+(\S+)$/i.exec(source.get("authorization") ?? "")?.[1];
  if (!secret) throw new AppError("unauthenticated", { userMessage: "Send an API key: Authorization: Bearer mun_…" });
  const refused = new AppError("unauthenticated", { userMessage: "This API key is not valid: unknown, expired or revoked." });
  if (!looksLikeApiKey(secret)) throw refused;
  const [row] = await unscopedRows<KeyRow>(Prisma.sql`SELECT k.id AS key_id, k.name AS key_name, k.permissions AS key_permissions, k.created_by AS user_id,
      k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute' AS stale, ${MEMBERSHIP}
    FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id AND w.archived_at IS NULL
    JOIN organizations o ON o.id = k.organization_id AND o.archived_at IS NULL
    JOIN organization_members m ON m.organization_id = o.id AND m.user_id = k.created_by AND m.suspended_at IS NULL
    JOIN users u ON u.id = m.user_id AND u.suspended_at IS NULL
    LEFT JOIN workspace_members wm ON wm.workspace_id = w.id AND wm.user_id = m.user_id
    WHERE k.secret_hash = ${hashApiKey(secret)} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`);
  if (!row) throw refused;
  const held = permissionsOf(row.organization_role, row.workspace_role);
  if (!held.has("workspace:read")) throw refused;
  if (row.stale) await unscopedRows(Prisma.sql`UPDATE api_keys SET last_used_at = now() WHERE id = ${row.key_id}::uuid RETURNING id`);
  return mintTenantContext({
    ...factsOf(source),
    organizationId: row.organization_id,
    workspaceId: row.workspace_id,
    actor: { kind: "apiKey", id: row.key_id, name: row.key_name, userId: row.user_id },
    permissions: new Set(row.key_permissions.filter(isPermission).filter((permission) => held.has(permission))),
    clearance: row.clearance,
    departments: row.departments,
    userId: row.user_id,
  });
}

/** For streams that outlive their request: whether the session and the membership still stand. */
export async function isStillAuthorised(ctx: TenantContext): Promise<boolean> {
  if (ctx.actor.kind !== "user") return false;
  const rows = await unscopedRows(Prisma.sql`SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id AND u.suspended_at IS NULL
    JOIN organization_members m ON m.user_id = u.id AND m.organization_id = ${ctx.organizationId}::uuid AND m.suspended_at IS NULL
    LEFT JOIN workspace_members wm ON wm.user_id = u.id AND wm.workspace_id = ${ctx.workspaceId}::uuid
    WHERE s.id = ${ctx.actor.sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > now() AND (m.role IN ('owner', 'admin') OR wm.user_id IS NOT NULL)`);
  return rows.length > 0;
}

/** Authority of background work in one workspace: sees everything in it, since what it writes is filtered when read. */
export function contextFromJob(job: { name: string; id: string; organizationId: string; workspaceId: string }): TenantContext {
  return mintTenantContext({
    requestId: job.id,
    ip: null,
    userAgent: null,
    organizationId: job.organizationId,
    workspaceId: job.workspaceId,
    actor: { kind: "system", id: job.name, name: job.name },
    permissions: new Set(["documents:upload", "documents:purge", "documents:process", "projects:create"]),
    clearance: 3,
    departments: [],
    userId: null,
  });
}

/** Authority of a member, taken by the operator at the machine itself; the log says that it was the operator. */
export async function contextFromOperator(place: { userId: string; workspaceId: string }): Promise<TenantContext> {
  const [row] = await unscopedRows<MemberRow>(Prisma.sql`SELECT ${MEMBERSHIP}
    FROM workspaces w JOIN organization_members m ON m.organization_id = w.organization_id AND m.user_id = ${place.userId}::uuid
    LEFT JOIN workspace_members wm ON wm.workspace_id = w.id AND wm.user_id = m.user_id WHERE w.id = ${place.workspaceId}::uuid`);
  if (!row) throw notFound("workspace");
  return mintTenantContext({
    requestId: randomUUID(),
    ip: null,
    userAgent: null,
    organizationId: row.organization_id,
    workspaceId: row.workspace_id,
    actor: { kind: "system", id: "operator", name: "Operator" },
    permissions: permissionsOf(row.organization_role, row.workspace_role),
    clearance: row.clearance,
    departments: row.departments,
    userId: place.userId,
  });
}
