"use client";

import { useRouter } from "next/navigation";
import { type CommandResult, useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { addProjectMembersAction, removeProjectMembersAction } from "@/lib/domains/tenancy/projects/actions";
import type { ManagedProjectDto, ProjectPersonDto } from "@/lib/domains/tenancy/projects/schema";
import { type PeopleChange, PeopleDialog } from "../people-dialog";

interface ProjectMembersDialogProps {
  address: WorkspaceAddress;
  project: ManagedProjectDto;
  people: { data: readonly ProjectPersonDto[]; total: number };
  q: string;
  onSearch: (q: string) => void;
  onClose: () => void;
}

export function ProjectMembersDialog({ address, project, ...rest }: ProjectMembersDialogProps) {
  const router = useRouter();
  const save = useCommand((change: PeopleChange) => saveMembers(address, project.id, change), {
    onSuccess: () => {
      rest.onClose();
      router.refresh();
    },
  });
  return (
    <PeopleDialog
      {...rest}
      canAdd
      title={`Members of “${project.name}”`}
      description={
        project.access === "members"
          ? "Only they see the project and its documents. Whoever you take out loses it at his next request."
          : "The project is open to everybody in the workspace; its members keep it when it is closed."
      }
      command={save}
    />
  );
}

/** First in, then out: a closed project must have a member at every moment. */
async function saveMembers(address: WorkspaceAddress, projectId: string, { add, remove }: PeopleChange): Promise<CommandResult<unknown>> {
  const added = add.length > 0 ? await addProjectMembersAction(address, { projectId, userIds: add }) : null;
  if (added && !added.ok) return added;
  return remove.length > 0 ? removeProjectMembersAction(address, { projectId, userIds: remove }) : { ok: true, data: null };
}
