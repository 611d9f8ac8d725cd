import type { Metadata } from "next";
import { Projects } from "@/components/tenancy/projects/projects";
import { loadManagedProjects, loadProjectPeople } from "@/lib/domains/tenancy/projects/loaders";

export const metadata: Metadata = { title: "Projects" };

interface ProjectsPageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<{ state?: string; members?: string; q?: string }>;
}

export default async function ProjectsPage({ params, searchParams }: ProjectsPageProps) {
  const [{ org, workspace }, { state, members, q }] = await Promise.all([params, searchParams]);
  const address = { organization: org, workspace };
  const archived = state === "archived";
  const [{ projects, can }, choosing] = await Promise.all([loadManagedProjects(address, archived), loadProjectPeople(address, members, q)]);
  return <Projects {...{ address, projects, archived, can, choosing }} q={q ?? ""} />;
}
