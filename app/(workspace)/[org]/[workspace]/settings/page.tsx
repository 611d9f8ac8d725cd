import type { Metadata } from "next";
import { VectorsStatus } from "@/components/knowledge/vectors-status";
import { EngineStatus } from "@/components/tenancy/engine-status";
import { SectionCard } from "@/components/patterns/section-card";
import { WorkspaceFacts } from "@/components/tenancy/workspace-facts";
import { WorkspaceDangers, WorkspaceGeneral } from "@/components/tenancy/workspaces/workspace-general";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { loadEngine } from "@/lib/domains/chat/loaders";
import { loadUploadLimit } from "@/lib/domains/dataroom/loaders";
import { loadVectors } from "@/lib/domains/knowledge/generations/loaders";
import { loadPermissions, loadWorkspaceFrame } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const [frame, permissions, vectors] = await Promise.all([loadWorkspaceFrame(address), loadPermissions(address), loadVectors(address)]);
  const can = { rename: permissions.includes("workspace:manage"), archive: permissions.includes("workspaces:archive"), delete: permissions.includes("workspaces:delete") };
  return (
    <>
      <SectionCard id="workspace" title="Workspace" description="Names and ids, as programs and support ask for them.">
        <WorkspaceGeneral address={address} workspace={frame.workspace} can={can} />
        <WorkspaceFacts organization={frame.organization} workspace={frame.workspace} maxBytes={loadUploadLimit()} />
      </SectionCard>
      <SectionCard
        id="answers"
        title="Answers"
        description="What writes answers here, and how passages are found. Administrators choose models for the organization; the operator sets what is used otherwise."
      >
        <EngineStatus engine={await loadEngine(address)} />
      </SectionCard>
      {vectors && (
        <SectionCard id="vectors" title="Vectors" description="What finds passages by their meaning, beside full text. A new model or store takes over once all documents are done.">
          <VectorsStatus address={address} vectors={vectors} />
        </SectionCard>
      )}
      <SectionCard id="appearance" title="Appearance" description="Kept with your account: every browser you sign in on follows.">
        <div className="max-w-xs">
          <ThemeChoice />
        </div>
      </SectionCard>
      <WorkspaceDangers address={address} workspace={frame.workspace} can={can} />
    </>
  );
}
