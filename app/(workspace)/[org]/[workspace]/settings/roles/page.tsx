import type { Metadata } from "next";
import { Roles } from "@/components/tenancy/roles/roles";
import { loadWorkspaceRoles } from "@/lib/domains/tenancy/roles/loaders";

export const metadata: Metadata = { title: "Roles" };

export default async function WorkspaceRolesPage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const place = { organization: org, workspace };
  const list = await loadWorkspaceRoles(place);
  return (
    <Roles {...{ place, list }} scope="workspace" title="Roles in this workspace">
      Built-in roles and those of the organization are for reading; a role made here can be given in this workspace alone.
    </Roles>
  );
}
