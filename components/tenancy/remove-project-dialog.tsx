"use client";

import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { removeProjectAction } from "@/lib/domains/tenancy/actions";
import type { ProjectDto } from "@/lib/domains/tenancy/schema";

interface RemoveProjectDialogProps {
  address: WorkspaceAddress;
  project: ProjectDto | null;
  onClose: () => void;
  onRemoved: () => void;
}

/** The sample goes with one confirmation; a project of one's own asks for its name. */
export function RemoveProjectDialog({ address, project, onClose, onRemoved }: RemoveProjectDialogProps) {
  const remove = useCommand((input: { projectId: string }) => removeProjectAction(address, input), {
    onSuccess: () => {
      onClose();
      onRemoved();
    },
  });
  return (
    <ConfirmDialog
      open={project !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Remove “${project?.name ?? ""}”?`}
      consequences={
        project?.isSample
          ? "The sample documents and their passages are erased. Answers that cite them lose these citations. Your own documents stay."
          : "All documents of the project are erased for good, with their versions and passages. This cannot be undone."
      }
      confirmLabel={project?.isSample ? "Remove sample" : "Remove project"}
      typeToConfirm={project && !project.isSample ? project.name : undefined}
      pending={remove.pending}
      error={remove.error?.message}
      onConfirm={() => project && void remove.run({ projectId: project.id })}
    />
  );
}
