import type { Metadata } from "next";
import { Workspaces } from "@/components/tenancy/workspaces/workspaces";
import { loadWorkspaces } from "@/lib/domains/tenancy/workspaces/loaders";
import { WORKSPACE_STATES } from "@/lib/domains/tenancy/workspaces/schema";

export const metadata: Metadata = { title: "Workspaces" };

interface WorkspacesPageProps {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ state?: string; new?: string }>;
}

export default async function WorkspacesPage({ params, searchParams }: WorkspacesPageProps) {
  const [{ org }, query] = await Promise.all([params, searchParams]);
  const state = WORKSPACE_STATES.find((known) => known === query.state) ?? "open";
  const { data, counts, can } = await loadWorkspaces(org, state);
  return <Workspaces organization={org} workspaces={data} {...{ state, counts, can }} creating={query.new === "1"} />;
}
