"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import { pinVersionAction, restoreVersionAction, unpinVersionAction } from "@/lib/domains/dataroom/versions/actions";
import type { Result } from "@/lib/transport/result";

export type VersionDialogKind = "restore" | "pin" | "unpin";

interface VersionDialogProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  version: VersionDto;
  kind: VersionDialogKind;
  onClose: () => void;
}

interface Wording {
  title: string;
  consequences: string;
  confirm: string;
  done: string;
}

/** Asks before what changes which version answers. */
export function VersionDialog({ address, document, version, kind, onClose }: VersionDialogProps) {
  const router = useRouter();
  const words = wordingOf(kind, document, version);
  const ids = { documentId: document.id, versionId: version.id };
  const command = useCommand(
    async (asked: VersionDialogKind): Promise<Result<object>> => {
      if (asked === "restore") return restoreVersionAction(address, ids);
      return asked === "pin" ? pinVersionAction(address, ids) : unpinVersionAction(address, { documentId: document.id });
    },
    {
      onSuccess: () => {
        toast.success(words.done);
        onClose();
        router.refresh();
      },
    },
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      consequences={words.consequences}
      confirmLabel={words.confirm}
      tone="primary"
      pending={command.pending}
      {...(command.error ? { error: command.error.message } : {})}
      onConfirm={() => void command.run(kind)}
    />
  );
}

function wordingOf(kind: VersionDialogKind, document: DocumentDto, version: VersionDto): Wording {
  const name = `“${document.name}”`;
  if (kind === "restore") {
    const pinned = document.pinnedVersionId ? " A version is pinned: answers stay with that one until it is unpinned." : " It answers once it has been processed.";
    return {
      title: `Restore version ${version.number} of ${name}?`,
      consequences: `Version ${document.version + 1} is made with the bytes of version ${version.number}. Every version stays as it is.${pinned}`,
      confirm: `Restore version ${version.number}`,
      done: `Version ${version.number} restored as a new version.`,
    };
  }
  if (kind === "pin") {
    return {
      title: `Pin version ${version.number} of ${name}?`,
      consequences: `Answers, search and the viewer use version ${version.number} for everybody, whatever is uploaded later, until it is unpinned. Conversations keep the citations they have.`,
      confirm: `Pin version ${version.number}`,
      done: `Version ${version.number} is pinned. Search follows in a moment.`,
    };
  }
  return {
    title: `Unpin version ${version.number} of ${name}?`,
    consequences: "The newest version that is ready answers again for everybody, and so does each later one.",
    confirm: `Unpin version ${version.number}`,
    done: "The newest version answers again. Search follows in a moment.",
  };
}
