"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import { archiveWorkspaceAction, deleteWorkspaceAction, restoreWorkspaceAction } from "@/lib/domains/tenancy/workspaces/actions";
import type { WorkspaceDto } from "@/lib/domains/tenancy/workspaces/schema";

export interface WorkspaceAsk {
  kind: "archive" | "restore" | "delete";
  workspace: Pick<WorkspaceDto, "id" | "name" | "state">;
}

interface WorkspaceConfirmationsProps {
  organization: string;
  asking: WorkspaceAsk;
  /** No other workspace of the organization is open. */
  isLast: boolean;
  onClose: () => void;
  /** Instead of reading the page again: it may be gone. */
  onDone?: () => void;
}

const LAST = " It is the last open one: members will find nothing to open until you create or restore one.";

export function WorkspaceConfirmations({ organization, asking, isLast, onClose, onDone }: WorkspaceConfirmationsProps) {
  const router = useRouter();
  const options = {
    onSuccess: () => {
      onClose();
      if (onDone) onDone();
      else router.refresh();
    },
  };
  const archive = useCommand((input: { workspaceId: string }) => archiveWorkspaceAction(organization, input), options);
  const restore = useCommand((input: { workspaceId: string }) => restoreWorkspaceAction(organization, input), options);
  const remove = useCommand((input: { workspaceId: string; confirmation: string }) => deleteWorkspaceAction(organization, input), options);
  const { id: workspaceId, name } = asking.workspace;
  const shared = { onOpenChange: (open: boolean) => !open && onClose() };
  return (
    <>
      <ConfirmDialog
        {...shared}
        open={asking.kind === "archive"}
        title={`Archive “${name}”?`}
        consequences={`Nobody gets in: its pages, API keys and running answers stop at once. Nothing is erased; it can be restored from the archive.${isLast ? LAST : ""}`}
        confirmLabel="Archive workspace"
        pending={archive.pending}
        error={archive.error?.message}
        onConfirm={() => void archive.run({ workspaceId })}
      />
      <ConfirmDialog
        {...shared}
        open={asking.kind === "restore"}
        tone="primary"
        title={`Restore “${name}”?`}
        consequences="Its members get in again, and its API keys work again."
        confirmLabel="Restore workspace"
        pending={restore.pending}
        error={restore.error?.message}
        onConfirm={() => void restore.run({ workspaceId })}
      />
      <ConfirmDialog
        {...shared}
        open={asking.kind === "delete"}
        title={`Delete “${name}”?`}
        consequences={`Nobody gets in. It waits in the trash for 30 days; then its documents, conversations, projects and keys are erased for good.${isLast ? LAST : ""}`}
        confirmLabel="Delete workspace"
        typeToConfirm={name}
        pending={remove.pending}
        error={remove.error?.message}
        onConfirm={() => void remove.run({ workspaceId, confirmation: name })}
      />
    </>
  );
}
