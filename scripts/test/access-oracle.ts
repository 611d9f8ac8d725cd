import type { Binder, Paper, Person, Place, World } from "./access-world";

/**
 * Who may see what, said once more in plain words and without any of the product's code: membership, then permission, then the
 * project, the level and the department, of the document and of each folder around it.
 */
export function mayEnter(world: World, person: Person): boolean {
  if (person.suspended || person.signedOut) return false;
  return runsTheOrganization(person) || (person.workspaceRole !== null && allows(world, person, "workspace:read"));
}

export function mayReadDocuments(world: World, person: Person): boolean {
  return mayEnter(world, person) && allows(world, person, "documents:read");
}

export function maySearch(world: World, person: Person): boolean {
  return mayReadDocuments(world, person) && allows(world, person, "search:run");
}

export function mayAsk(world: World, person: Person): boolean {
  return maySearch(world, person) && allows(world, person, "chat:ask");
}

/** Put away in the trash or in an archived project: kept, and shown in no list of documents. */
export function isPutAway(paper: Paper): boolean {
  return paper.trashed || paper.project.archived;
}

export function maySee(world: World, person: Person, paper: Paper): boolean {
  return mayReadDocuments(world, person) && whyHidden(world, person, paper).length === 0;
}

export function whyHidden(world: World, person: Person, paper: Paper): string[] {
  const reasons: string[] = [];
  if (!allows(world, person, "documents:read")) reasons.push("permission");
  if (!mayOpenProject(person, paper.project)) reasons.push("project");
  if ([paper, ...foldersAround(paper)].some((one) => one.level > person.clearance)) reasons.push("sensitivity");
  if ([paper, ...foldersAround(paper)].some((one) => !isLetIn(person, one.departments))) reasons.push("department");
  return reasons;
}

export function foldersAround(paper: Paper): Binder[] {
  const found: Binder[] = [];
  for (let folder = paper.folder; folder; folder = folder.parent) found.push(folder);
  return found;
}

/** Also what is above a folder must let him in. */
export function mayOpenFolder(person: Person, folder: Binder): boolean {
  if (folder.level > person.clearance || !isLetIn(person, folder.departments)) return false;
  return folder.parent ? mayOpenFolder(person, folder.parent) : mayOpenProject(person, folder.project);
}

function isLetIn(person: Person, departments: readonly string[]): boolean {
  return departments.length === 0 || departments.some((id) => person.departments.includes(id));
}

/** Owners and administrators have no key to a members-only project either. */
export function mayOpenProject(person: Person, project: Place): boolean {
  return project.access === "open" || project.members.includes(person.id);
}

/** Of a link that he made to everything: what it opens to visitors, whether or not he is signed in himself. */
export function mayShow(world: World, person: Person, paper: Paper): boolean {
  const maker = { ...person, signedOut: false };
  return maySee(world, maker, paper) && !isPutAway(paper) && allows(world, maker, "shares:manage");
}

export function allows(world: World, person: Person, permission: "workspace:read" | "documents:read" | "search:run" | "chat:ask" | "projects:read" | "shares:manage"): boolean {
  if (runsTheOrganization(person)) return true;
  if (person.workspaceRole === null || (person.workspaceRole === "viewer" && permission === "shares:manage")) return false;
  // Each system role of a workspace may read, search and ask.
  if (person.workspaceRole !== "custom") return true;
  return world.roles.find((role) => role.id === person.customRole)?.permissions.includes(permission) ?? false;
}

function runsTheOrganization(person: Person): boolean {
  return person.role === "owner" || person.role === "admin";
}
