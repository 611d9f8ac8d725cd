"use client";

import { Archive } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { organizationPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { updateWorkspaceAction } from "@/lib/domains/tenancy/workspaces/actions";
import { DangerRow } from "../danger-row";
import { type WorkspaceAsk, WorkspaceConfirmations } from "./workspace-confirmations";

interface WorkspaceGeneralProps {
  address: WorkspaceAddress;
  workspace: { id: string; name: string };
  can: { rename: boolean; archive: boolean; delete: boolean };
}

export function WorkspaceGeneral({ address, workspace, can }: WorkspaceGeneralProps) {
  const router = useRouter();
  const rename = useCommand((input: { name: string }) => updateWorkspaceAction(address, input), { onSuccess: () => router.refresh() });
  return (
    can.rename && (
      <form
        noValidate
        className="mb-6 flex max-w-md flex-col gap-4"
        onSubmit={rename.submit((form) => ({ name: String(form.get("name") ?? "") }))}
      >
        <FormError error={rename.error} />
        <FormField
          label="Name"
          name="name"
          required
          error={rename.fieldErrors["name"]}
          hint={`Everybody in it reads it. Its address /${address.workspace} stays the same.`}
        >
          {(control) => <Input {...control} key={workspace.name} defaultValue={workspace.name} maxLength={80} autoComplete="off" />}
        </FormField>
        <Button type="submit" variant="primary" loading={rename.pending} className="self-start">
          Save
        </Button>
      </form>
    )
  );
}

/** For those whose role reaches over the whole organization. */
export function WorkspaceDangers({ address, workspace, can }: WorkspaceGeneralProps) {
  const [asking, setAsking] = useState<WorkspaceAsk | null>(null);
  if (!can.archive && !can.delete) return null;
  const ask = (kind: WorkspaceAsk["kind"]) => setAsking({ kind, workspace: { ...workspace, state: "open" } });
  return (
    <SectionCard id="danger" title="Danger zone" tone="danger">
      {can.archive && (
        <DangerRow
          title="Archive"
          action={
            <Button icon={<Archive aria-hidden />} onClick={() => ask("archive")}>
              Archive
            </Button>
          }
        >
          Nobody gets in until it is restored in the organization’s settings. Nothing is erased.
        </DangerRow>
      )}
      {can.delete && (
        <DangerRow
          title="Delete"
          action={
            <Button variant="danger" onClick={() => ask("delete")}>
              Delete
            </Button>
          }
        >
          Closed at once, and erased with its documents, conversations and keys after 30 days in the trash.
        </DangerRow>
      )}
      {asking && (
        <WorkspaceConfirmations
          organization={address.organization}
          asking={asking}
          isLast={false}
          onClose={() => setAsking(null)}
          onDone={() =>
            loadPage(
              organizationPath(address.organization, `/settings/workspaces?state=${asking.kind === "delete" ? "deleted" : "archived"}`),
            )
          }
        />
      )}
    </SectionCard>
  );
}
