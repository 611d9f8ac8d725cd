import { createDepartment } from "@/lib/domains/tenancy/departments/commands/create-department";
import { archiveProject } from "@/lib/domains/tenancy/projects/commands/archive-project";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import type { IsolationCases } from "../isolation-cases";
import { addMember } from "../tenant-fixture";

/** Organizations, workspaces, departments, projects. Organization commands that take no ids act on the caller's own alone. */
export const isolation: IsolationCases = {
  async prepare(victim) {
    const department = await createDepartment.execute(victim.organization, { name: "Legal of the victim" });
    const member = await addMember(victim, "editor");
    const archived = await createProject.execute(victim.owner, { name: "Archived" });
    await archiveProject.execute(victim.owner, { projectId: archived.id });
    const place = { organizationsWorkspace: victim.workspaceId, organizationsProject: victim.projectId, archivedProject: archived.id };
    return { ...place, organizationsDepartment: department.id, organizationsMember: member.userId ?? "" };
  },
  foreign: {
    "tenancy.transfer-ownership": (id) => ({ userId: id("organizationsMember") }),
    "tenancy.rename-workspace": (id) => ({ workspaceId: id("organizationsWorkspace"), name: "Mine now" }),
    "tenancy.archive-workspace": (id) => ({ workspaceId: id("organizationsWorkspace") }),
    "tenancy.restore-workspace": (id) => ({ workspaceId: id("organizationsWorkspace") }),
    "tenancy.delete-workspace": (id) => ({ workspaceId: id("organizationsWorkspace"), confirmation: "Main" }),
    "tenancy.rename-department": (id) => ({ departmentId: id("organizationsDepartment"), name: "Mine now" }),
    "tenancy.delete-department": (id) => ({ departmentId: id("organizationsDepartment") }),
    "tenancy.assign-department": (id) => ({ departmentId: id("organizationsDepartment"), add: [id("organizationsMember")] }),
    "tenancy.update-project": (id) => ({ projectId: id("organizationsProject"), name: "Mine now" }),
    "tenancy.archive-project": (id) => ({ projectId: id("organizationsProject") }),
    "tenancy.restore-project": (id) => ({ projectId: id("archivedProject") }),
    "tenancy.add-project-members": (id) => ({ projectId: id("organizationsProject"), userIds: [id("organizationsMember")] }),
    "tenancy.remove-project-members": (id) => ({ projectId: id("organizationsProject"), userIds: [id("organizationsMember")] }),
  },
  plain: {
    "tenancy.update-organization": { name: "Renamed", jurisdiction: "UK" },
    "tenancy.secure-organization": { secondFactorRequired: false, ipAllow: [], ipDeny: [] },
    "tenancy.archive-organization": {},
    "tenancy.restore-organization": {},
    "tenancy.delete-organization": { confirmation: "Victim" },
    "tenancy.create-workspace": { name: "Second" },
    "tenancy.update-workspace": { name: "Renamed" },
    "tenancy.create-department": { name: "Design" },
  },
};
