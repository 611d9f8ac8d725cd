import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SimpleFrame } from "@/components/shell/simple-frame";
import { Welcome } from "@/components/tenancy/organizations/welcome";
import { Button } from "@/components/ui/controls/button";
import { signOutAction } from "@/lib/domains/identity/actions";
import { loadWorkspaceLinks } from "@/lib/domains/tenancy/loaders";
import { loadWelcome } from "@/lib/domains/tenancy/organizations/loaders";

export const metadata: Metadata = { title: "Welcome" };

/** Signed in, and nowhere to go yet. With ?new=1 also for who wants a further organization. */
export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ new?: string }> }) {
  const [{ new: further }, links] = await Promise.all([searchParams, loadWorkspaceLinks()]);
  if (links.length > 0 && further !== "1") redirect("/home");
  const { name, organizations, canCreate } = await loadWelcome();
  const actions = (
    <form action={signOutAction}>
      <Button type="submit">Sign out</Button>
    </form>
  );
  return (
    <SimpleFrame title={further === "1" ? "A further organization" : `Welcome, ${name}`} actions={actions}>
      <Welcome organizations={links.length > 0 ? [] : organizations} canCreate={canCreate} />
    </SimpleFrame>
  );
}
