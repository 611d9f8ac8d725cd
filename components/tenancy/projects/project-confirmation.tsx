"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { removeProjectAction } from "@/lib/domains/tenancy/actions";
import { archiveProjectAction, restoreProjectAction } from "@/lib/domains/tenancy/projects/actions";
import type { ManagedProjectDto } from "@/lib/domains/tenancy/projects/schema";

export interface ProjectAsk {
  kind: "archive" | "restore" | "remove";
  project: ManagedProjectDto;
}

const ACTIONS = { archive: archiveProjectAction, restore: restoreProjectAction, remove: removeProjectAction } as const;

const WORDS = {
  archive: {
    verb: "Archive",
    consequences:
      "Its documents are listed, found and answered from no more, by anybody. Answers that cite them keep their quotations. Nothing is erased; it can be restored.",
  },
  restore: { verb: "Restore", consequences: "Its documents are listed and found again by those who could see them before." },
  remove: {
    verb: "Remove",
    consequences: "All its documents are erased for good, with their versions and passages. This cannot be undone.",
  },
} as const;

interface ProjectConfirmationProps {
  address: WorkspaceAddress;
  asking: ProjectAsk;
  onClose: () => void;
}

export function ProjectConfirmation({ address, asking, onClose }: ProjectConfirmationProps) {
  const router = useRouter();
  const { kind, project } = asking;
  const { verb, consequences } = WORDS[kind];
  const confirm = useCommand((input: { projectId: string }) => ACTIONS[kind](address, input), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${verb} “${project.name}”?`}
      consequences={consequences}
      confirmLabel={`${verb} project`}
      tone={kind === "restore" ? "primary" : "danger"}
      typeToConfirm={kind === "remove" ? project.name : undefined}
      pending={confirm.pending}
      error={confirm.error?.message}
      onConfirm={() => void confirm.run({ projectId: project.id })}
    />
  );
}
