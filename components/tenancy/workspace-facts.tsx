import { CopyField } from "@/components/patterns/copy-field";
import { fileSize } from "@/lib/client/format";

interface Named {
  id: string;
  slug: string;
  name: string;
}

interface WorkspaceFactsProps {
  organization: Named;
  workspace: Named;
  /** Largest upload, in bytes. */
  maxBytes: number;
}

export function WorkspaceFacts({ organization, workspace, maxBytes }: WorkspaceFactsProps) {
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-3">
        <Fact label="Organization" value={organization.name} />
        <Fact label="Workspace" value={workspace.name} />
        <Fact label="Largest upload" value={`${fileSize(maxBytes, "en")} a document`} />
      </dl>
      <div className="grid gap-4 sm:grid-cols-2">
        <CopyField label="Workspace id" value={workspace.id} />
        <CopyField label="Organization id" value={organization.id} />
      </div>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="mt-0.5 text-base">{value}</dd>
    </div>
  );
}
