"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyField } from "@/components/patterns/copy-field";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createApiKeyAction } from "@/lib/domains/tenancy/actions";
import type { Permission } from "@/lib/kernel/permissions";
import { PermissionPicker } from "./permission-picker";

interface NewApiKeyDialogProps {
  address: WorkspaceAddress;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  permissions: readonly Permission[];
}

const EXPIRY = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Never", hint: "Only for what cannot be given a new key" },
];
const READING: readonly Permission[] = ["workspace:read", "projects:read", "documents:read", "search:run", "chat:ask"];

export function NewApiKeyDialog(props: NewApiKeyDialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

/** Mounted while open: a secret that was shown once is gone with it. */
function OpenDialog({ address, onOpenChange, permissions }: NewApiKeyDialogProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set(READING.filter((one) => permissions.includes(one))));
  const [secret, setSecret] = useState<string | null>(null);
  const create = useCommand(
    (input: { name: string; permissions: Permission[]; expiresInDays: number | null }) => createApiKeyAction(address, input),
    {
      onSuccess: (key) => {
        setSecret(key.secret);
        router.refresh();
      },
    },
  );

  if (secret !== null) return <SecretDialog secret={secret} onClose={() => onOpenChange(false)} />;
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      width="md"
      title="New API key"
      description="Give it only what the program needs; a key can be revoked, not changed."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="new-api-key" loading={create.pending}>
            Create key
          </Button>
        </>
      }
    >
      <form
        id="new-api-key"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={create.submit((form) => ({
          name: String(form.get("name") ?? ""),
          permissions: [...chosen],
          expiresInDays: form.get("expiry") === "never" ? null : Number(form.get("expiry")),
        }))}
      >
        <FormError error={create.error} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label="Name" name="name" required hint="What will use it" error={create.fieldErrors["name"]}>
            {(control) => <Input {...control} maxLength={100} autoComplete="off" autoFocus />}
          </FormField>
          <FormField label="Expires" name="expiry">
            {(control) => <Select {...control} defaultValue="90" options={EXPIRY} />}
          </FormField>
        </div>
        <PermissionPicker value={chosen} onChange={setChosen} available={permissions} error={create.fieldErrors["permissions"]} />
      </form>
    </Dialog>
  );
}

function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title="Your new API key"
      description="Copy it now: it is shown this once and cannot be read again."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <CopyField label="API key" value={secret} />
    </Dialog>
  );
}
