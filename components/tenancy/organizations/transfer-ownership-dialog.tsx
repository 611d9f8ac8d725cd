"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { transferOwnershipAction } from "@/lib/domains/tenancy/organizations/actions";
import type { OwnerCandidateDto } from "@/lib/domains/tenancy/organizations/schema";

interface TransferOwnershipDialogProps {
  slug: string;
  name: string;
  candidates: readonly OwnerCandidateDto[];
  open: boolean;
  onClose: () => void;
}

export function TransferOwnershipDialog({ slug, name, candidates, open, onClose }: TransferOwnershipDialogProps) {
  const router = useRouter();
  const transfer = useFreshCommand((input: { userId: string }) => transferOwnershipAction(slug, input), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Hand over “${name}”`}
      description="The new owner may do everything, archiving and deleting included, and sees every level of documents that you see. You stay as an admin."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" type="submit" form="transfer-ownership" loading={transfer.pending} disabled={candidates.length === 0}>
            Hand over ownership
          </Button>
        </>
      }
    >
      <form
        id="transfer-ownership"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={transfer.submit((form) => ({ userId: String(form.get("userId") ?? "") }))}
      >
        <FormError error={transfer.error} />
        {candidates.length === 0 ? (
          <p className="text-sm text-muted">
            Nobody else can own it yet. Invite a member first; guests and suspended members do not count.
          </p>
        ) : (
          <FormField label="New owner" name="userId" required error={transfer.fieldErrors["userId"]}>
            {(control) => (
              <Select
                {...control}
                placeholder="Choose a member"
                options={candidates.map(({ userId, name: label, email }) => ({ value: userId, label, hint: email ?? undefined }))}
              />
            )}
          </FormField>
        )}
      </form>
    </Dialog>
  );
}
