import "server-only";
import { randomUUID } from "node:crypto";
import { cache } from "react";
import { closeSession, findLiveSession, sessionStands } from "@/lib/domains/identity/live-session";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { Actor, OrganizationContext, RequestFacts, TenantContext, UserContext } from "@/lib/kernel/context";
import { mintOrganizationContext, mintTenantContext, mintUserContext } from "@/lib/kernel/mint-context";
import { isPermission, type Permission, permissionsOf } from "@/lib/kernel/permissions";
import { visitorAddress } from "@/lib/kernel/visitor-address";
import { hashApiKey, looksLikeApiKey } from "./api-key-secret";
import { assertAddressAllowed, assertSecondFactor, isAddressAllowed } from "./organization-policy";
import {
  type ApiKeyStanding,
  noteSeen,
  type OrganizationStanding,
  readApiKeyStanding,
  readOrganizationStanding,
  readStandingById,
  readWorkspaceStanding,
  type WorkspaceStanding,
} from "./queries/memberships";
import { readShareLinkPlace, type ShareLinkPlace } from "./queries/share-links";
import { slugSchema, type WorkspaceSlugs } from "./schema";

const REQUEST_ID = /^[\w.-]{8,64}$/;

export function factsOf(source: Headers): RequestFacts {
  const given = source.get("x-request-id");
  return { requestId: given && REQUEST_ID.test(given) ? given : randomUUID(), ip: visitorAddress(source), userAgent: source.get("user-agent") };
}

// Loaded when a request needs them: the worker mints contexts too and must not carry the web framework.
const request = () => import("next/headers");

export const requestFacts = cache(async (): Promise<RequestFacts> => factsOf(await (await request()).headers()));

/** The signed-in person, or null. Reads the session row: ending a session works at the next request. */
export const currentUser = cache(async (): Promise<UserContext | null> => {
  const { readSessionToken } = await import("@/lib/adapters/auth/session-token");
  const token = await readSessionToken();
  const session = token ? await findLiveSession({ userId: token.sub, sessionId: token.sid, generation: token.gen }) : null;
  if (!session) return null;
  const { generation: _generation, ...person } = session;
  return mintUserContext({ ...(await requestFacts()), ...person });
});

export async function requireUser(): Promise<UserContext> {
  const user = await currentUser();
  if (user) return user;
  const hadToken = (await (await request()).cookies()).getAll().some((cookie) => cookie.name.includes("next-auth.session-token"));
  throw new AppError(hadToken ? "session_ended" : "unauthenticated", {
    userMessage: hadToken ? "Your session has ended. Sign in again; what you typed is kept on this page." : "Sign in to continue.",
  });
}

/** The installation's operator; for anybody else his pages do not exist. */
export async function requireOperator(): Promise<UserContext> {
  const user = await requireUser();
  if (!user.isOperator) throw notFound("page");
  return user;
}

/** Once per request: pages ask for the same place many times. */
const workspaceStanding = cache((userId: string, organization: string, workspace: string) => readWorkspaceStanding(userId, { organization, workspace }));

/** Authority for everything a signed-in person does in a workspace. A stranger's workspace is not found. */
export async function requireWorkspace(slugs: WorkspaceSlugs): Promise<TenantContext> {
  const user = await requireUser();
  if (!slugSchema.safeParse(slugs.organization).success || !slugSchema.safeParse(slugs.workspace).success) throw notFound("workspace");
  const standing = await workspaceStanding(user.userId, slugs.organization, slugs.workspace);
  if (!standing || !heldBy(standing).has("workspace:read")) throw notFound("workspace");
  assertAddressAllowed(standing, user.ip);
  assertSecondFactor(standing, user);
  await assertNotSignedOut(standing, user);
  return tenantContext(user, standing, { kind: "user", id: user.userId, name: user.name, sessionId: user.sessionId });
}

/** Authority for what concerns a whole organization. `ended` also finds archived and deleted ones, for their restoration. */
export async function requireOrganization(slug: string, options: { ended?: boolean } = {}): Promise<OrganizationContext> {
  const user = await requireUser();
  const standing = slugSchema.safeParse(slug).success ? await readOrganizationStanding(user.userId, { slug }) : null;
  if (!standing || ((standing.archived || standing.deleted) && !options.ended)) throw notFound("organization");
  assertAddressAllowed(standing, user.ip);
  assertSecondFactor(standing, user);
  await assertNotSignedOut(standing, user);
  return organizationContext(user, standing, { kind: "user", id: user.userId, name: user.name, sessionId: user.sessionId });
}

/**
 * An administrator may end a member's sessions for his own organization alone, and learns nothing of others: a session from
 * before that ends when it is used here, and goes on elsewhere until then.
 */
async function assertNotSignedOut(standing: OrganizationStanding, user: UserContext): Promise<void> {
  if (!standing.signed_out_at || user.authenticatedAt > standing.signed_out_at) return noteSeen(standing);
  await closeSession(user.sessionId);
  throw new AppError("session_ended", { userMessage: "An administrator has signed you out of this organization. Sign in again; what you typed is kept on this page." });
}

async function requireApiKey(source: Headers): Promise<{ facts: RequestFacts; standing: ApiKeyStanding; actor: Actor; permissions: ReadonlySet<Permission> }> {
  const secret = /^Bearer\s+(\S+)$/i.exec(source.get("authorization") ?? "")?.[1];
  if (!secret) throw new AppError("unauthenticated", { userMessage: "Send an API key: Authorization: Bearer mun_…" });
  const standing = looksLikeApiKey(secret) ? await readApiKeyStanding({ secretHash: hashApiKey(secret) }) : null;
  if (!standing || !heldBy(standing).has("workspace:read")) throw new AppError("unauthenticated", { userMessage: "This API key is not valid: unknown, expired or revoked." });
  const facts = factsOf(source);
  assertAddressAllowed(standing, facts.ip);
  return { facts, standing, actor: { kind: "apiKey", id: standing.key_id, name: standing.key_name, userId: standing.user_id }, permissions: permissionsOfKey(standing) };
}

/** Authority of a bearer key: what the key was given, never more than its creator has now. */
export async function contextFromApiKey(source: Headers): Promise<TenantContext> {
  const { facts, standing, actor, permissions } = await requireApiKey(source);
  return mintTenantContext({ ...tenantContext(facts, standing, actor), permissions });
}

/** The same for calls about the organization that the key's workspace belongs to. */
export async function organizationContextFromApiKey(source: Headers): Promise<OrganizationContext> {
  const { facts, standing, actor, permissions } = await requireApiKey(source);
  return mintOrganizationContext({ ...organizationContext(facts, standing, actor), permissions });
}

/** For streams that outlive their request: the authority as it is now, or null when nothing is left of it. */
export async function renewContext(ctx: TenantContext): Promise<TenantContext | null> {
  const { actor } = ctx;
  if (actor.kind === "system" || actor.kind === "visitor") return null;
  const key = actor.kind === "apiKey" ? await readApiKeyStanding({ id: actor.id }) : null;
  const standing = actor.kind === "apiKey" ? key : await readStandingById(actor.id, ctx);
  if (!standing || standing.workspace_id !== ctx.workspaceId || !heldBy(standing).has("workspace:read") || !isAddressAllowed(standing, ctx.ip)) return null;
  if (actor.kind === "user" && !(await sessionStands(actor.sessionId, { since: standing.signed_out_at, secondFactor: standing.second_factor_required }))) return null;
  const renewed = tenantContext(ctx, standing, actor);
  return key ? mintTenantContext({ ...renewed, permissions: permissionsOfKey(key) }) : renewed;
}

/** What a colleague would see here, for an access review. The actor stays the reviewer: whatever is recorded names him. */
export async function contextViewAs(reviewer: TenantContext, userId: string): Promise<TenantContext> {
  if (!reviewer.permissions.has("access:viewAs")) throw new AppError("forbidden", { userMessage: "Your role does not allow this. Ask an administrator for access." });
  const standing = await readStandingById(userId, reviewer);
  if (!standing) throw notFound("member");
  return tenantContext(reviewer, standing, reviewer.actor);
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
    permissions: new Set<Permission>(["documents:read", "documents:upload", "documents:purge", "documents:process", "projects:create"]),
    clearance: 3,
    departments: [],
    userId: null,
  });
}

/** Who brings a share link: he sees what its maker may see now, and may do nothing of what the maker may do. */
export async function contextFromShareLink(facts: RequestFacts, tokenHash: string): Promise<{ linkId: string; ctx: TenantContext } | null> {
  const place = await readShareLinkPlace({ tokenHash });
  if (!place) return null;
  const standing = await sharingStanding(place);
  const mayCome = standing && isAddressAllowed({ ip_allow: [], ip_deny: standing.ip_deny }, facts.ip);
  return { linkId: place.id, ctx: contextOfSharing(facts, place, mayCome ? standing : null, { kind: "visitor", id: place.id, name: "Visitor" }, ["documents:read"]) };
}

/** The same once the browser has shown its visit: what is recorded names the visit. */
export function contextOfVisit(ctx: TenantContext, visit: { id: string; email: string | null }): TenantContext {
  return mintTenantContext({ ...ctx, actor: { kind: "visitor", id: visit.id, name: visit.email ?? "Visitor" } });
}

/** Background work for a share link: what its maker may see and search now; null once he may share nothing any more. */
export async function contextFromSharing(job: { name: string; id: string; linkId: string }): Promise<TenantContext | null> {
  const place = await readShareLinkPlace({ linkId: job.linkId });
  const standing = place && (await sharingStanding(place));
  if (!standing) return null;
  const facts = { requestId: job.id, ip: null, userAgent: null };
  return contextOfSharing(facts, place, standing, { kind: "system", id: job.name, name: job.name }, ["documents:read", "search:run", "chat:ask"]);
}

const STARTERS_MAY: readonly Permission[] = ["documents:read", "search:run", "chat:ask", "knowledge:read", "knowledge:manage"];

/** Background work that a member started: it sees and asks what he may see and ask now; null once he belongs here no more. */
export async function contextFromStarter(job: { name: string; id: string; organizationId: string; workspaceId: string }, userId: string): Promise<TenantContext | null> {
  const standing = await readStandingById(userId, job);
  const held = standing && heldBy(standing);
  if (!standing || !held?.has("workspace:read")) return null;
  const ctx = tenantContext({ requestId: job.id, ip: null, userAgent: null }, standing, { kind: "system", id: job.name, name: job.name });
  return mintTenantContext({ ...ctx, permissions: new Set(STARTERS_MAY.filter((permission) => held.has(permission))) });
}

async function sharingStanding(place: ShareLinkPlace): Promise<WorkspaceStanding | null> {
  const standing = await readStandingById(place.createdBy, place);
  const held = standing && heldBy(standing);
  return held?.has("workspace:read") && held.has("documents:read") && held.has("shares:manage") ? standing : null;
}

/** Without a standing it sees nothing. */
function contextOfSharing(facts: RequestFacts, place: ShareLinkPlace, standing: WorkspaceStanding | null, actor: Actor, granted: readonly Permission[]): TenantContext {
  const { requestId, ip, userAgent } = facts;
  const { organizationId, workspaceId } = place;
  const held = standing ? heldBy(standing) : null;
  return mintTenantContext({
    ...{ requestId, ip, userAgent, organizationId, workspaceId, actor },
    permissions: new Set(granted.filter((permission) => held?.has(permission))),
    clearance: standing?.clearance ?? 0,
    departments: standing?.departments ?? [],
    userId: standing?.user_id ?? null,
  });
}

/** Authority of a member, taken by the operator at the machine itself; the log says that it was the operator. */
export async function contextFromOperator(place: { userId: string; organizationId: string; workspaceId: string }): Promise<TenantContext> {
  const standing = await readStandingById(place.userId, place);
  if (!standing) throw notFound("workspace");
  return tenantContext({ requestId: randomUUID(), ip: null, userAgent: null }, standing, { kind: "system", id: "operator", name: "Operator" });
}

/** What the key was given, as far as its creator still has it. */
function permissionsOfKey(standing: ApiKeyStanding): ReadonlySet<Permission> {
  const held = heldBy(standing);
  return new Set(standing.key_permissions.filter(isPermission).filter((permission) => held.has(permission)));
}

function heldBy(standing: OrganizationStanding & Partial<WorkspaceStanding>): ReadonlySet<Permission> {
  return permissionsOf({
    organizationRole: standing.organization_role,
    organizationCustom: standing.organization_custom,
    workspaceRole: standing.workspace_role ?? null,
    workspaceCustom: standing.workspace_custom ?? null,
  });
}

function tenantContext(facts: RequestFacts, standing: WorkspaceStanding, actor: Actor): TenantContext {
  const { requestId, ip, userAgent } = facts;
  return mintTenantContext({
    requestId,
    ip,
    userAgent,
    organizationId: standing.organization_id,
    workspaceId: standing.workspace_id,
    actor,
    permissions: heldBy(standing),
    clearance: standing.clearance,
    departments: standing.departments,
    userId: standing.user_id,
  });
}

function organizationContext(facts: RequestFacts, standing: OrganizationStanding, actor: Actor): OrganizationContext {
  const { requestId, ip, userAgent } = facts;
  const permissions = permissionsOf({ organizationRole: standing.organization_role, organizationCustom: standing.organization_custom, workspaceRole: null });
  return mintOrganizationContext({ requestId, ip, userAgent, organizationId: standing.organization_id, workspaceId: null, actor, permissions, clearance: standing.clearance, userId: standing.user_id });
}
