import type { ReactNode } from "react";
import { PageHeader } from "@/components/patterns/page-header";
import { SettingsNav } from "@/components/tenancy/settings-nav";
import { organizationPath, workspacePath } from "@/lib/client/workspace-urls";
import { loadPermissions } from "@/lib/domains/tenancy/loaders";

const REVIEWS = ["access:viewAs", "access:requestBreakGlass", "access:approveBreakGlass"] as const;

export default async function SettingsLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ org: string; workspace: string }>;
}) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const permissions = await loadPermissions(address);
  const places = [
    { label: "General", href: workspacePath(address, "/settings") },
    ...(permissions.includes("workspaceMembers:read")
      ? [
          { label: "Members", href: workspacePath(address, "/settings/members") },
          { label: "Roles", href: workspacePath(address, "/settings/roles") },
        ]
      : []),
    ...(permissions.includes("projects:read") ? [{ label: "Projects", href: workspacePath(address, "/settings/projects") }] : []),
    ...(permissions.includes("apiKeys:read") ? [{ label: "API keys", href: workspacePath(address, "/settings/api-keys") }] : []),
    ...(REVIEWS.some((permission) => permissions.includes(permission)) ? [{ label: "Access", href: workspacePath(address, "/settings/access") }] : []),
    ...(permissions.includes("organization:read") ? [{ label: "Organization", href: organizationPath(org, "/settings") }] : []),
  ];
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsNav places={places} />
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 lg:px-6">{children}</div>
    </>
  );
}
