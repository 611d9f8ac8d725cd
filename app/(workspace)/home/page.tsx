import { redirect } from "next/navigation";
import { MessagePage } from "@/components/shell/message-page";
import { loadWorkspaceLinks } from "@/lib/domains/tenancy/loaders";

/** Where a signed-in person belongs: his first workspace. */
export default async function HomePage() {
  const [first] = await loadWorkspaceLinks();
  if (first) redirect(`/${first.organization.slug}/${first.workspace.slug}`);
  return <MessagePage title="No workspace yet">You belong to no workspace. Ask an admin of your organization for an invitation.</MessagePage>;
}
