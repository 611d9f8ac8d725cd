import type { Metadata } from "next";
import { Roles } from "@/components/tenancy/roles/roles";
import { WorkspaceOwnRoles } from "@/components/tenancy/roles/workspace-own-roles";
import { loadRoles } from "@/lib/domains/tenancy/roles/loaders";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const list = await loadRoles(org);
  const place = { organization: org };
  const shared = { ...list, roles: list.roles.filter((role) => role.workspace === null) };
  return (
    <>
      <Roles {...{ place }} list={shared} scope="organization" title="Roles in the organization">
        What members may do about the organization, and in every workspace. Built-in roles never change.
      </Roles>
      <Roles {...{ place }} list={shared} scope="workspace" title="Roles in workspaces">
        What members may do in a workspace that they belong to. These can be given in every workspace.
      </Roles>
      <WorkspaceOwnRoles organization={org} roles={list.roles} />
    </>
  );
}
