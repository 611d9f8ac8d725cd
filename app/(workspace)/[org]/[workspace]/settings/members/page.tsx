import type { Metadata } from "next";
import { WorkspaceMembers } from "@/components/tenancy/members/workspace-members";
import { loadWorkspaceMembers } from "@/lib/domains/tenancy/members/loaders";

export const metadata: Metadata = { title: "Members" };

export default async function WorkspaceMembersPage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  return <WorkspaceMembers {...{ address }} list={await loadWorkspaceMembers(address)} />;
}
