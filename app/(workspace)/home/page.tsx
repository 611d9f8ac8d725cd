import { redirect } from "next/navigation";
import { loadWorkspaceLinks } from "@/lib/domains/tenancy/loaders";

/** Where a signed-in person belongs: his first workspace, or where he finds one. */
export default async function HomePage() {
  const [first] = await loadWorkspaceLinks();
  redirect(first ? `/${first.organization.slug}/${first.workspace.slug}` : "/welcome");
}
