import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import type { Permission } from "@/lib/kernel/permissions";
import { makeAllReady } from "./pipeline";
import { addDocument, createTenant, type Tenant } from "./tenant-fixture";

/** Small and repeatable: mulberry32. */
export class Dice {
  constructor(private seed: number) {}

  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  one<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }

  some<T>(items: readonly T[], share: number): T[] {
    return items.filter(() => this.chance(share));
  }
}

export interface Person {
  id: string;
  sessionId: string;
  /** Of the organization. */
  role: "owner" | "admin" | "member" | "guest";
  /** Of the workspace; null: he has none. */
  workspaceRole: "admin" | "editor" | "viewer" | "custom" | null;
  customRole: string | null;
  clearance: number;
  departments: string[];
  suspended: boolean;
  signedOut: boolean;
}

export interface Role {
  id: string;
  permissions: Permission[];
}

export interface Place {
  id: string;
  access: "open" | "members";
  members: string[];
  archived: boolean;
}

/** A folder of a project, in another one or in none. */
export interface Binder {
  id: string;
  project: Place;
  parent: Binder | null;
  level: number;
  departments: string[];
}

export interface Paper {
  id: string;
  versionId: string;
  project: Place;
  level: number;
  departments: string[];
  trashed: boolean;
  folder: Binder | null;
}

export interface World {
  tenant: Tenant;
  people: Person[];
  roles: Role[];
  departments: string[];
  projects: Place[];
  folders: Binder[];
  papers: Paper[];
}

/** In every document, so that a search for it finds all that may be found. */
export const COMMON_WORD = "keystone";
const PEOPLE = 11;
const PAPERS = 34;
const FOLDERS = 9;
const CUSTOM: Permission[][] = [
  ["workspace:read", "projects:read", "documents:read", "search:run", "chat:ask"],
  ["workspace:read", "projects:read", "search:run", "chat:ask"],
  ["workspace:read", "documents:read"],
];

/** A random organization whose documents went through the whole pipeline. */
export async function buildWorld(dice: Dice): Promise<World> {
  const tenant = await createTenant("Random");
  const { organizationId, workspaceId } = tenant;
  const scope = { organizationId, workspaceId };
  const departments = Array.from({ length: 4 }, () => newId());
  const roles = CUSTOM.map((permissions) => ({ id: newId(), permissions }));
  await inUnscoped(async (db) => {
    await db.department.createMany({ data: departments.map((id) => ({ id, organizationId, name: `Department ${id}` })) });
    await db.role.createMany({ data: roles.map((role) => ({ ...role, ...scope, scope: "workspace", name: `Role ${role.id}` })) });
  });
  const people: Person[] = [];
  for (let n = 0; n < PEOPLE; n++) people.push(await addPerson(tenant, dice, roles, departments, n));
  const projects = await addProjects(tenant, dice, people);
  const folders = await addFolders(tenant, dice, projects, departments);
  const papers = await addPapers(tenant, dice, { projects, folders, departments });
  return { tenant, people, roles, departments, projects, folders, papers };
}

async function addPerson(tenant: Tenant, dice: Dice, roles: Role[], departments: string[], n: number): Promise<Person> {
  const { organizationId, workspaceId } = tenant;
  const role = n === 0 ? "admin" : dice.one(["member", "member", "member", "guest"] as const);
  // One without any, the others mixed.
  const workspaceRole = n < 2 ? null : dice.one(["admin", "editor", "viewer", "viewer", "custom", "custom"] as const);
  const customRole = workspaceRole === "custom" ? dice.one(roles).id : null;
  const person = { role, workspaceRole, customRole, clearance: dice.below(4), departments: dice.some(departments, 0.4) } as const;
  const sessionId = newId();
  const id = await inUnscoped(async (db) => {
    const userId = await createUser(db, { email: `${newId()}@example.com`, name: `Person ${n}`, passwordHash: "none" });
    await db.organizationMember.create({ data: { organizationId, userId, role, clearance: person.clearance } });
    if (workspaceRole) await db.workspaceMember.create({ data: { organizationId, workspaceId, userId, role: workspaceRole, customRoleId: customRole } });
    await db.departmentMember.createMany({ data: person.departments.map((departmentId) => ({ organizationId, departmentId, userId })) });
    await db.session.create({ data: { id: sessionId, userId, expiresAt: new Date(Date.now() + 86_400_000) } });
    return userId;
  });
  return { ...person, departments: [...person.departments], id, sessionId, suspended: false, signedOut: false };
}

async function addProjects(tenant: Tenant, dice: Dice, people: Person[]): Promise<Place[]> {
  const { organizationId, workspaceId } = tenant;
  const insiders = people.filter((person) => person.workspaceRole).map((person) => person.id);
  const projects: Place[] = [{ id: tenant.projectId, access: "open", members: [], archived: false }];
  for (let n = 0; n < 6; n++) projects.push({ id: newId(), access: n < 2 ? "open" : "members", members: dice.some(insiders, 0.5), archived: n % 4 === 1 });
  await inUnscoped(async (db) => {
    const made = projects.slice(1);
    await db.project.createMany({ data: made.map((p, n) => ({ organizationId, workspaceId, id: p.id, slug: `p${n}`, name: `Project ${n}`, access: p.access, archivedAt: p.archived ? new Date() : null })) });
    await db.projectMember.createMany({ data: made.flatMap((p) => p.members.map((userId) => ({ organizationId, workspaceId, projectId: p.id, userId }))) });
  });
  return projects;
}

/** Some lie in others; most ask for nothing of their own. */
async function addFolders(tenant: Tenant, dice: Dice, projects: Place[], departments: string[]): Promise<Binder[]> {
  const { organizationId, workspaceId } = tenant;
  const folders: Binder[] = [];
  for (let n = 0; n < FOLDERS; n++) {
    const parent = folders.length > 0 && dice.chance(0.5) ? dice.one(folders) : null;
    const limit = dice.chance(0.3) ? dice.some(departments, 0.5) : [];
    folders.push({ id: newId(), project: parent?.project ?? dice.one(projects), parent, level: dice.chance(0.4) ? dice.below(4) : 0, departments: limit });
  }
  await inUnscoped(async (db) => {
    const row = { organizationId, workspaceId };
    await db.folder.createMany({ data: folders.map((f, n) => ({ ...row, id: f.id, projectId: f.project.id, parentId: f.parent?.id ?? null, name: `Folder ${n}`, position: n + 1, minSensitivity: f.level })) });
    await db.folderDepartment.createMany({ data: folders.flatMap((f) => f.departments.map((departmentId) => ({ ...row, folderId: f.id, departmentId }))) });
  });
  return folders;
}

async function addPapers(tenant: Tenant, dice: Dice, { projects, folders, departments }: Pick<World, "projects" | "folders" | "departments">): Promise<Paper[]> {
  const { organizationId, workspaceId } = tenant;
  const papers: Paper[] = [];
  for (let n = 0; n < PAPERS; n++) {
    const text = `Paper ${n} speaks of the ${COMMON_WORD} of vault ${n}. The ${COMMON_WORD} of vault ${n} weighs ${n + 3} tonnes.`;
    const { documentId, versionId } = await addDocument(tenant.owner, { name: `Paper ${n}.txt`, text });
    const folder = dice.chance(0.4) ? dice.one(folders) : null;
    const project = folder?.project ?? dice.one(projects);
    papers.push({ id: documentId, versionId, project, folder, level: dice.below(4), departments: dice.chance(0.55) ? [] : dice.some(departments, 0.5), trashed: false });
  }
  await inUnscoped(async (db) => {
    for (const paper of papers) await db.document.update({ where: { id: paper.id }, data: { projectId: paper.project.id, folderId: paper.folder?.id ?? null, sensitivity: paper.level }, select: { id: true } });
    await db.documentDepartment.createMany({ data: papers.flatMap((paper) => paper.departments.map((departmentId) => ({ organizationId, workspaceId, documentId: paper.id, departmentId }))) });
  });
  await makeAllReady(tenant, papers.map((paper) => paper.versionId));
  return papers;
}

/** The person's authority as the next request would read it; null when it is refused. */
export function authorityOf(world: World, person: Person): Promise<TenantContext | null> {
  const { organizationId, workspaceId } = world.tenant;
  const actor = { kind: "user" as const, id: person.id, name: "Person", sessionId: person.sessionId };
  // Everything but the ids is read afresh.
  const claimed = mintTenantContext({ requestId: "world", ip: "192.0.2.1", userAgent: null, organizationId, workspaceId, actor, permissions: new Set(), clearance: 3, departments: world.departments, userId: person.id });
  return renewContext(claimed);
}
