import { hashPassword, verifyPassword } from "@/lib/adapters/password/argon2";
import { inUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { getCredentials } from "@/lib/domains/identity/queries";
import { createOrganization, createWorkspace } from "@/lib/domains/tenancy/create-organization";
import type { RequestFacts } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { DEPARTMENT, ORGANIZATIONS, PEOPLE, type DemoPerson } from "./demo-plan";
import type { DemoSecrets } from "./demo-secrets";

export interface DemoPlace {
  organizationId: string;
  departmentId: string;
  ownerId: string;
  workspaces: { id: string; slug: string; name: string }[];
  /** User ids of who belongs to the members-only project. */
  board: string[];
}

type Planned = (typeof ORGANIZATIONS)[number];

const LOCK = 5_071_101;

export function emailOf(person: DemoPerson, organization: Planned): string {
  return `${person.role}@${organization.slug}.example`;
}

/** After it the organization has its people, workspaces and department; what was there already is brought to the plan. */
export async function ensurePlace(planned: Planned, secrets: DemoSecrets): Promise<DemoPlace> {
  const hashes = new Map<string, string | null>();
  for (const person of PEOPLE) {
    const email = emailOf(person, planned);
    const known = await getCredentials(email);
    const password = secrets.password(email);
    hashes.set(email, known && (await verifyPassword(password, known.passwordHash)) ? null : await hashPassword(password));
  }
  return inUnscoped(async (db) => {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
    const people = new Map<DemoPerson, string>();
    for (const person of PEOPLE) people.set(person, await ensureUser(db, emailOf(person, planned), person, hashes));
    const [owner] = PEOPLE;
    const ownerId = (owner && people.get(owner)) ?? "";
    const facts: RequestFacts = { requestId: newId(), ip: null, userAgent: null };
    const organizationId = await ensureOrganization(db, facts, planned, ownerId);
    const workspaces = await ensureWorkspaces(db, facts, planned, organizationId, ownerId);
    const departmentId = await ensureDepartment(db, organizationId);
    for (const [person, userId] of people) await ensureMember(db, { organizationId, departmentId, userId, person, workspaces });
    const board = [...people].filter(([person]) => person.board).map(([, userId]) => userId);
    return { organizationId, departmentId, ownerId, workspaces, board };
  });
}

async function ensureUser(db: UnscopedTx, email: string, person: DemoPerson, hashes: Map<string, string | null>): Promise<string> {
  const known = await db.user.findUnique({ where: { email }, select: { id: true } });
  const passwordHash = hashes.get(email);
  if (known && passwordHash) await db.user.update({ where: { id: known.id }, data: { passwordHash }, select: { id: true } });
  if (known) return known.id;
  const name = `Demo ${person.role.replace("-", " ")}`;
  return createUser(db, { email, name, passwordHash: passwordHash ?? "" });
}

async function ensureOrganization(db: UnscopedTx, facts: RequestFacts, planned: Planned, ownerId: string): Promise<string> {
  const known = await db.organization.findUnique({ where: { slug: planned.slug }, select: { id: true } });
  if (known) return known.id;
  const made = await createOrganization(db, facts, { name: planned.name, slug: planned.slug, ownerId, ownerName: "Demo owner", withSample: false });
  return made.organizationId;
}

async function ensureWorkspaces(db: UnscopedTx, facts: RequestFacts, planned: Planned, organizationId: string, ownerId: string): Promise<DemoPlace["workspaces"]> {
  const workspaces: DemoPlace["workspaces"] = [];
  for (const { slug, name } of planned.workspaces) {
    const known = await db.workspace.findFirst({ where: { organizationId, slug }, select: { id: true } });
    const id = known?.id ?? (await createWorkspace(db, facts, { organizationId, slug, name, userId: ownerId, withSample: false })).workspaceId;
    workspaces.push({ id, slug, name });
  }
  return workspaces;
}

async function ensureDepartment(db: UnscopedTx, organizationId: string): Promise<string> {
  const where = { organizationId_name: { organizationId, name: DEPARTMENT } };
  const row = await db.department.upsert({ where, create: { id: newId(), organizationId, name: DEPARTMENT }, update: {}, select: { id: true } });
  return row.id;
}

async function ensureMember(
  db: UnscopedTx,
  { organizationId, departmentId, userId, person, workspaces }: { organizationId: string; departmentId: string; userId: string; person: DemoPerson; workspaces: DemoPlace["workspaces"] },
): Promise<void> {
  const standing = { role: person.organizationRole, clearance: person.clearance };
  await db.organizationMember.upsert({ where: { organizationId_userId: { organizationId, userId } }, create: { organizationId, userId, ...standing }, update: standing });
  if (person.department) {
    const where = { departmentId_userId: { departmentId, userId } };
    await db.departmentMember.upsert({ where, create: { organizationId, departmentId, userId }, update: {} });
  }
  const role = person.workspaceRole;
  for (const workspace of role ? workspaces.slice(0, person.firstOnly ? 1 : undefined) : []) {
    const where = { workspaceId_userId: { workspaceId: workspace.id, userId } };
    await db.workspaceMember.upsert({ where, create: { organizationId, workspaceId: workspace.id, userId, role: role ?? "viewer" }, update: { role: role ?? "viewer" } });
  }
}
