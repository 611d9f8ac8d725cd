import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { UploadProvider } from "@/components/dataroom/upload-provider";
import { AccessWatch } from "@/components/shell/access-watch";
import { AppShell } from "@/components/shell/app-shell";
import { RAIL_COLLAPSED, RAIL_COOKIE } from "@/components/shell/rail-cookie";
import { ShareProvider } from "@/components/sharing/owner/dialog/share-provider";
import { organizationPath } from "@/lib/client/workspace-urls";
import { signOutAction } from "@/lib/domains/identity/actions";
import { loadUploadLimit } from "@/lib/domains/dataroom/loaders";
import { loadPreferences } from "@/lib/domains/tenancy/account/loaders";
import { loadPerson, loadWorkspaceFrame } from "@/lib/domains/tenancy/loaders";

export default async function WorkspaceLayout({ children, params }: { children: ReactNode; params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const [frame, person, preferences, store] = await Promise.all([loadWorkspaceFrame({ organization: org, workspace }), loadPerson(), loadPreferences(), cookies()]);
  const base = `/${org}/${workspace}`;
  return (
    <UploadProvider organization={org} workspace={workspace} maxBytes={loadUploadLimit()} resumes={frame.can.uploadDocuments}>
      <AppShell
        organization={{ name: frame.organization.name, ...(frame.can.seeOrganization ? { href: organizationPath(org, "/settings") } : {}) }}
        workspace={{ name: frame.workspace.name, href: base }}
        workspaces={frame.places}
        newWorkspaceHref={frame.can.createWorkspace ? organizationPath(org, "/settings/workspaces?new=1") : undefined}
        user={{ name: person?.name ?? "", email: person?.email ?? "", avatar: preferences?.avatar ?? null, href: "/account", operatorHref: person?.operatorHref ?? null }}
        nav={{ ...frame.nav, settings: `${base}/settings` }}
        signOut={signOutAction}
        railCollapsed={store.get(RAIL_COOKIE)?.value === RAIL_COLLAPSED}
      >
        <AccessWatch address={{ organization: org, workspace }} />
        <ShareProvider address={{ organization: org, workspace }} allowed={frame.can.share}>
          {children}
        </ShareProvider>
      </AppShell>
    </UploadProvider>
  );
}
