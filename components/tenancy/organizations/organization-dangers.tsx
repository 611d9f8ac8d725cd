"use client";

import { Archive, Trash2, UserRoundCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { archiveOrganizationAction, deleteOrganizationAction } from "@/lib/domains/tenancy/organizations/actions";
import type { OrganizationAbilities } from "@/lib/domains/tenancy/organizations/policy";
import type { OrganizationDto, OwnerCandidateDto } from "@/lib/domains/tenancy/organizations/schema";
import { DangerRow } from "../danger-row";
import { LeaveOrganization } from "./leave-organization";
import { TransferOwnershipDialog } from "./transfer-ownership-dialog";

interface OrganizationDangersProps {
  organization: OrganizationDto;
  can: OrganizationAbilities;
  /** Whom the viewer may hand it over to; null unless he owns it. */
  candidates: readonly OwnerCandidateDto[] | null;
}

export function OrganizationDangers({ organization, can, candidates }: OrganizationDangersProps) {
  const { slug, name } = organization;
  const [asking, setAsking] = useState<"transfer" | "archive" | "delete" | null>(null);
  const router = useRouter();
  const done = { onSuccess: () => router.refresh() };
  const archive = useCommand(() => archiveOrganizationAction(slug, {}), done);
  const remove = useCommand((input: { confirmation: string }) => deleteOrganizationAction(slug, input), done);
  const close = () => setAsking(null);
  return (
    <SectionCard id="danger" title="Danger zone" tone="danger">
      {candidates && can.transfer && (
        <DangerRow
          title="Hand over ownership"
          action={
            <Button icon={<UserRoundCheck aria-hidden />} onClick={() => setAsking("transfer")}>
              Hand over
            </Button>
          }
        >
          Another member becomes its owner and you one of its admins. Only he can give it back.
        </DangerRow>
      )}
      <DangerRow title="Leave" action={<LeaveOrganization slug={slug} name={name} />}>
        You lose everything in it that is not yours elsewhere. The last owner cannot leave.
      </DangerRow>
      {can.archive && (
        <DangerRow
          title="Archive"
          action={
            <Button icon={<Archive aria-hidden />} onClick={() => setAsking("archive")}>
              Archive
            </Button>
          }
        >
          Nobody gets in, API keys and open pages stop. Nothing is erased; an owner restores it here.
        </DangerRow>
      )}
      {can.delete && (
        <DangerRow
          title="Delete"
          action={
            <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => setAsking("delete")}>
              Delete
            </Button>
          }
        >
          Closed at once, and after 30 days erased with every workspace, document, conversation and its log.
        </DangerRow>
      )}
      <TransferOwnershipDialog slug={slug} name={name} candidates={candidates ?? []} open={asking === "transfer"} onClose={close} />
      <ConfirmDialog
        open={asking === "archive"}
        onOpenChange={close}
        title={`Archive “${name}”?`}
        consequences="Everybody but its owners is shut out at once: pages, API keys and running answers stop. Nothing is erased, and an owner can restore it on this page."
        confirmLabel="Archive organization"
        pending={archive.pending}
        error={archive.error?.message}
        onConfirm={() => void archive.run(undefined)}
      />
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title={`Delete “${name}”?`}
        consequences="Everybody is shut out at once. For 30 days an owner can restore it on this page; then all its workspaces, documents, conversations, members’ roles and its log are erased for good. People keep their accounts."
        confirmLabel="Delete organization"
        typeToConfirm={name}
        pending={remove.pending}
        error={remove.error?.message}
        onConfirm={() => void remove.run({ confirmation: name })}
      />
    </SectionCard>
  );
}
