"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/lib/client/use-command";
import { renameWorkspaceAction } from "@/lib/domains/tenancy/workspaces/actions";
import type { WorkspaceDto } from "@/lib/domains/tenancy/workspaces/schema";
import { NameDialog } from "../name-dialog";

interface RenameWorkspaceDialogProps {
  organization: string;
  workspace: WorkspaceDto;
  onClose: () => void;
}

export function RenameWorkspaceDialog({ organization, workspace, onClose }: RenameWorkspaceDialogProps) {
  const router = useRouter();
  const rename = useCommand((input: { name: string }) => renameWorkspaceAction(organization, { workspaceId: workspace.id, ...input }), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <NameDialog
      open
      onClose={onClose}
      title={`Rename “${workspace.name}”`}
      description="Its address stays the same; links to its documents keep working."
      name={workspace.name}
      maxLength={80}
      submitLabel="Rename"
      command={rename}
    />
  );
}
