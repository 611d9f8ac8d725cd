import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/patterns/page-header";
import { AppShell } from "@/components/shell/app-shell";
import { RAIL_COLLAPSED, RAIL_COOKIE } from "@/components/shell/rail-cookie";
import { SettingsNav } from "@/components/tenancy/settings-nav";
import { organizationPath } from "@/lib/client/workspace-urls";
import { signOutAction } from "@/lib/domains/identity/actions";
import { loadPreferences } from "@/lib/domains/tenancy/account/loaders";
import { loadPerson } from "@/lib/domains/tenancy/loaders";
import { loadOrganizationFrame } from "@/lib/domains/tenancy/organizations/loaders";

export default async function OrganizationSettingsLayout({ children, params }: { children: ReactNode; params: Promise<{ org: string }> }) {
  const { org } = await params;
  const [frame, person, preferences, store] = await Promise.all([loadOrganizationFrame(org), loadPerson(), loadPreferences(), cookies()]);
  const settings = organizationPath(org, "/settings");
  return (
    <AppShell
      organization={{ name: frame.organization.name, href: settings }}
      workspace={frame.workspace ?? { name: frame.organization.name, href: settings }}
      workspaces={frame.places}
      newWorkspaceHref={frame.can.createWorkspace && !frame.ended ? `${settings}/workspaces?new=1` : undefined}
      user={{ name: person?.name ?? "", email: person?.email ?? "", avatar: preferences?.avatar ?? null, href: "/account", operatorHref: person?.operatorHref ?? null }}
      nav={{ ...frame.nav, settings }}
      signOut={signOutAction}
      railCollapsed={store.get(RAIL_COOKIE)?.value === RAIL_COLLAPSED}
    >
      <PageHeader trail={[{ label: frame.organization.name }]} title="Organization settings" />
      <SettingsNav places={frame.entries.map((entry) => ({ label: entry.label, href: settings + entry.path }))} />
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 lg:px-6">{children}</div>
    </AppShell>
  );
}
