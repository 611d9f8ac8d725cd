"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import { knowledgePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createBaseAction } from "@/lib/domains/knowledge/bases/actions";

export function NewBaseDialog({ address }: { address: WorkspaceAddress }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const create = useCommand((input: { name: string; description: string }) => createBaseAction(address, input), {
    onSuccess: ({ baseId }) => router.push(knowledgePath(address, baseId)),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" size="sm" icon={<Plus aria-hidden />}>
          New knowledge base
        </Button>
      }
      title="New knowledge base"
      description="It begins as a draft. Next you choose its folders and documents."
      footer={
        <Button variant="primary" type="submit" form="new-base" loading={create.pending}>
          Create
        </Button>
      }
    >
      <form id="new-base" className="flex flex-col gap-4" onSubmit={create.submit((form) => ({ name: String(form.get("name")), description: String(form.get("description")) }))}>
        <FormError error={create.error} />
        <FormField label="Name" name="name" required error={create.fieldErrors["name"]}>
          {(control) => <Input {...control} maxLength={80} autoComplete="off" autoFocus />}
        </FormField>
        <FormField label="Description" name="description" optional error={create.fieldErrors["description"]}>
          {(control) => <Input {...control} maxLength={500} autoComplete="off" />}
        </FormField>
      </form>
    </Dialog>
  );
}
