"use client";

import { Layers, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { organizationPath, workspacePath } from "@/lib/client/workspace-urls";
import type { WorkspaceAbilities } from "@/lib/domains/tenancy/workspaces/policy";
import type { WorkspaceDto, WorkspaceState } from "@/lib/domains/tenancy/workspaces/schema";
import { StateFilter } from "../state-filter";
import { NewWorkspaceDialog } from "./new-workspace-dialog";
import { RenameWorkspaceDialog } from "./rename-workspace-dialog";
import { type WorkspaceAsk, WorkspaceConfirmations } from "./workspace-confirmations";
import { workspaceColumns } from "./workspace-columns";
import { WorkspaceMenu } from "./workspace-menu";
import { WORKSPACE_STATE_LABELS } from "@/lib/domains/tenancy/workspaces/labels";

export interface WorkspacesProps {
  organization: string;
  workspaces: readonly WorkspaceDto[];
  state: WorkspaceState;
  counts: Record<WorkspaceState, number>;
  can: WorkspaceAbilities;
  /** The address asks for the dialog at once. */
  creating: boolean;
}

const EMPTY: Record<WorkspaceState, { title: string; text: string }> = {
  open: {
    title: "No open workspace",
    text: "Members find nothing to open until there is one. Create one, or restore one from the archive or the trash.",
  },
  archived: { title: "Nothing is archived", text: "An archived workspace is closed to everybody and keeps everything in it." },
  deleted: { title: "The trash is empty", text: "A deleted workspace waits here for 30 days and is then erased for good." },
};

export function Workspaces({ organization, workspaces, state, counts, can, creating }: WorkspacesProps) {
  const router = useRouter();
  const place = organizationPath(organization, "/settings/workspaces");
  const [renaming, setRenaming] = useState<WorkspaceDto | null>(null);
  const [asking, setAsking] = useState<WorkspaceAsk | null>(null);
  const [newOpen, setNewOpen] = useState(creating && can.create);
  const create = can.create && (
    <Button size="sm" variant="primary" icon={<Plus aria-hidden />} onClick={() => setNewOpen(true)}>
      New workspace
    </Button>
  );
  return (
    <>
      <section aria-labelledby="workspaces-title" className="rounded-md border bg-surface">
        <header className="flex flex-wrap items-start gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="workspaces-title" className="text-lg">
              Workspaces
            </h2>
            <p className="mt-1 text-sm text-muted">Each has its own documents, projects and members. Nothing in one is found in another.</p>
          </div>
          {create}
        </header>
        <StateFilter
          label="Workspaces by state"
          options={(["open", "archived", "deleted"] as const).map((value) => ({
            label: WORKSPACE_STATE_LABELS[value],
            count: counts[value],
            href: value === "open" ? place : `${place}?state=${value}`,
            current: value === state,
          }))}
        />
        <DataTable
          label="Workspaces"
          rows={workspaces}
          columns={workspaceColumns(organization, state)}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          rowMenu={(row) => (
            <WorkspaceMenu
              workspace={row}
              can={can}
              onRename={() => setRenaming(row)}
              onAsk={(kind) => setAsking({ kind, workspace: row })}
            />
          )}
          empty={
            <EmptyState icon={<Layers />} title={EMPTY[state].title} actions={state === "open" && create}>
              {EMPTY[state].text}
            </EmptyState>
          }
        />
      </section>
      <NewWorkspaceDialog
        organization={organization}
        open={newOpen}
        onOpenChange={setNewOpen}
        onCreated={(slug) => router.push(workspacePath({ organization, workspace: slug }))}
      />
      {renaming && <RenameWorkspaceDialog organization={organization} workspace={renaming} onClose={() => setRenaming(null)} />}
      {asking && (
        <WorkspaceConfirmations
          organization={organization}
          asking={asking}
          isLast={asking.workspace.state === "open" && counts.open === 1}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
