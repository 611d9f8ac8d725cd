"use client";

import { FileText, Folder } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { count } from "@/lib/client/format";
import type { ShareRequest } from "@/lib/client/share-requests";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { createLinkAction } from "@/lib/domains/sharing/actions";
import { addressMeaning, LinkAddress } from "./link-address";
import { TermsFields } from "./terms-fields";
import { type FormTerms, termsOf } from "./terms-of-form";

interface ShareDialogProps {
  address: WorkspaceAddress;
  request: ShareRequest;
  onClose: () => void;
}

export function ShareDialog({ address, request, onClose }: ShareDialogProps) {
  const router = useRouter();
  const [made, setMade] = useState<{ token: string; meaning: string } | null>(null);
  const { documents, folders } = request;
  const items = { documentIds: documents.map(({ id }) => id), folderIds: folders.map(({ id }) => id) };
  const act = async (terms: FormTerms) => {
    const result = await createLinkAction(address, { ...terms, ...items });
    return result.ok ? { ok: true as const, data: { token: result.data.token, meaning: addressMeaning({ ...terms, hasPassword: Boolean(terms.password) }) } } : result;
  };
  const create = useCommand(act, {
    onSuccess: (link) => {
      setMade(link);
      router.refresh();
    },
  });

  if (made) return <LinkAddress title="The link is made" {...made} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !create.pending && onClose()}
      width="md"
      title={`Share ${nameOf(request)}`}
      description="Visitors read in the browser, without an account. You see who opened what, and can revoke the link at any time."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="share" loading={create.pending}>
            Create link
          </Button>
        </>
      }
    >
      <form id="share" noValidate className="flex flex-col gap-5" onSubmit={create.submit((form) => termsOf(form, null))}>
        <FormError error={create.error} />
        <Opens {...request} />
        <TermsFields link={null} name={plainName(request)} errors={create.fieldErrors} />
      </form>
    </Dialog>
  );
}

const SHOWN = 6;

function Opens({ documents, folders }: ShareRequest) {
  const rest = documents.length + folders.length - SHOWN;
  return (
    <section aria-labelledby="share-opens">
      <h3 id="share-opens" className="text-sm font-medium">
        What it opens
      </h3>
      <ul className="mt-1.5 flex flex-col gap-1 text-sm">
        {[...folders.map((one) => ({ ...one, folder: true })), ...documents.map((one) => ({ ...one, folder: false }))].slice(0, SHOWN).map(({ id, name, folder }) => (
          <li key={id} className="flex items-start gap-2">
            {folder ? <Folder aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" /> : <FileText aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />}
            <span className="min-w-0 break-words">
              {name}
              {folder && <span className="text-muted"> with everything in it, also what is added later</span>}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="mt-1 text-sm text-muted">and {count(rest, "more", "more")}</p>}
      <p className="mt-1.5 text-xs text-muted">Only what you may see yourself, and only as long as you may.</p>
    </section>
  );
}

function plainName({ documents, folders }: ShareRequest): string {
  const all = [...folders, ...documents];
  const [only] = all;
  if (all.length === 1 && only) return only.name;
  return folders.length === 0 ? count(documents.length, "document") : count(all.length, "item");
}

function nameOf(request: ShareRequest): string {
  const name = plainName(request);
  return request.documents.length + request.folders.length === 1 ? `“${name}”` : name;
}
