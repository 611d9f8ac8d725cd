"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormError } from "@/components/patterns/form-error";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { deleteOrganizationAction, restoreOrganizationAction } from "@/lib/domains/tenancy/organizations/actions";
import type { OrganizationDto } from "@/lib/domains/tenancy/organizations/schema";

/** What its owner finds of an archived or deleted organization: the way back, and the way on. */
export function EndedOrganization({ organization, canDelete }: { organization: OrganizationDto; canDelete: boolean }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const done = { onSuccess: () => router.refresh() };
  const restore = useCommand(() => restoreOrganizationAction(organization.slug, {}), done);
  const remove = useCommand((input: { confirmation: string }) => deleteOrganizationAction(organization.slug, input), done);
  const deleted = organization.deletedAt !== null;
  return (
    <SectionCard
      id="ended"
      title={deleted ? `“${organization.name}” is deleted` : `“${organization.name}” is archived`}
      description={
        deleted
          ? "Nobody gets in. Until it is erased, restoring brings everything back as it was: workspaces, documents, members and keys."
          : "Nobody gets in. Restoring brings everything back as it was: workspaces, documents, members and keys."
      }
      footer={
        <>
          {!deleted && canDelete && (
            <Button variant="danger" onClick={() => setAsking(true)}>
              Delete
            </Button>
          )}
          <Button variant="primary" icon={<RotateCcw aria-hidden />} loading={restore.pending} onClick={() => void restore.run(undefined)}>
            Restore organization
          </Button>
        </>
      }
    >
      <FormError error={restore.error} />
      <p className="text-base">
        {organization.erasedAfter ? (
          <>
            Erased for good <RelativeTime date={organization.erasedAfter} />.
          </>
        ) : organization.archivedAt ? (
          <>
            Archived <RelativeTime date={organization.archivedAt} />.
          </>
        ) : null}
      </p>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete “${organization.name}”?`}
        consequences="For 30 days an owner can restore it here; then it is erased with everything in it, for good."
        confirmLabel="Delete organization"
        typeToConfirm={organization.name}
        pending={remove.pending}
        error={remove.error?.message}
        onConfirm={() => void remove.run({ confirmation: organization.name })}
      />
    </SectionCard>
  );
}
