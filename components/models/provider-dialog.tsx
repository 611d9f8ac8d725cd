"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/checkbox";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { useCommand } from "@/lib/client/use-command";
import { addProviderAction, updateProviderAction } from "@/lib/domains/models/actions";
import { PROVIDER_KIND_LABELS } from "@/lib/domains/models/labels";
import { PROVIDER_KINDS, type ProviderDto, type ProviderKind } from "@/lib/domains/models/schema";
import { ModelFields } from "./model-fields";
import { ADDRESSES, modelsOf, modelTexts } from "./provider-terms";

interface ProviderDialogProps {
  organization: string;
  /** Null for a new one. */
  provider: ProviderDto | null;
  onClose: () => void;
}

const KINDS = PROVIDER_KINDS.map((value) => ({ value, label: PROVIDER_KIND_LABELS[value] }));

function keyHint(provider: ProviderDto | null): string {
  if (!provider?.keyEnd) return "Stored encrypted and never shown again, but for its last four characters.";
  return `Leave it empty to keep the one that ends in ${provider.keyEnd}. Another address needs it again.`;
}

export function ProviderDialog({ organization, provider, onClose }: ProviderDialogProps) {
  const router = useRouter();
  const [kind, setKind] = useState<ProviderKind>(provider?.kind ?? "openai");
  const [baseUrl, setBaseUrl] = useState(provider?.baseUrl ?? ADDRESSES.openai.baseUrl);
  const [models, setModels] = useState(() => modelTexts(provider));
  const [enabled, setEnabled] = useState(provider?.enabled ?? true);
  const save = useCommand(
    async (form: FormData) => {
      const read = (name: string) => String(form.get(name) ?? "").trim();
      const terms = { name: read("name"), baseUrl, apiVersion: read("apiVersion") || null, models: modelsOf(models), enabled };
      const apiKey = read("apiKey");
      if (provider) return updateProviderAction(organization, { providerId: provider.id, ...terms, ...(apiKey ? { apiKey } : {}) });
      return addProviderAction(organization, { kind, ...terms, apiKey: apiKey || null });
    },
    {
      onSuccess: () => {
        onClose();
        router.refresh();
      },
    },
  );
  const errors = save.fieldErrors;
  return (
    <Dialog
      open
      width="lg"
      onOpenChange={(open) => !open && !save.pending && onClose()}
      title={provider ? `Edit “${provider.name}”` : "Add a model provider"}
      description={provider ? "It holds from the next question on. Answers that are being written are not affected." : "It is asked after those that are there already, until you move it."}
      footer={
        <>
          <DialogClose asChild>
            <Button disabled={save.pending}>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="provider-form" loading={save.pending}>
            {provider ? "Save" : "Add provider"}
          </Button>
        </>
      }
    >
      <form id="provider-form" noValidate className="flex flex-col gap-4" onSubmit={save.submit((form) => form)}>
        <FormError error={save.error} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label="Kind" name="kind">
            {(control) => (
              <Select
                {...control}
                options={KINDS}
                value={kind}
                disabled={provider !== null}
                onValueChange={(next) => {
                  const chosen = next as ProviderKind;
                  if (baseUrl === ADDRESSES[kind].baseUrl) setBaseUrl(ADDRESSES[chosen].baseUrl);
                  setKind(chosen);
                }}
              />
            )}
          </FormField>
          <FormField label="Name" name="name" required error={errors["name"]}>
            {(control) => <Input {...control} defaultValue={provider?.name ?? ""} maxLength={80} autoComplete="off" autoFocus />}
          </FormField>
          <FormField label="Address" name="baseUrl" required hint={ADDRESSES[kind].hint} error={errors["baseUrl"]}>
            {(control) => <Input {...control} type="url" value={baseUrl} spellCheck={false} autoComplete="off" onChange={(event) => setBaseUrl(event.target.value)} />}
          </FormField>
          <FormField label="Key" name="apiKey" optional={kind === "compatible"} hint={keyHint(provider)} error={errors["apiKey"]}>
            {(control) => <Input {...control} type="password" autoComplete="new-password" spellCheck={false} />}
          </FormField>
          {kind === "azure" && (
            <FormField label="API version" name="apiVersion" optional hint="Empty: Azure's endpoint without versions." error={errors["apiVersion"]}>
              {(control) => <Input {...control} defaultValue={provider ? (provider.apiVersion ?? "") : ADDRESSES.azure.apiVersion} autoComplete="off" />}
            </FormField>
          )}
        </div>
        <ModelFields models={models} azure={kind === "azure"} errors={errors} onChange={setModels} />
        <div className="flex items-center gap-3">
          <Checkbox id="provider-enabled" checked={enabled} onCheckedChange={(state) => setEnabled(state === true)} />
          <label htmlFor="provider-enabled" className="text-base">
            Ask it for answers
          </label>
        </div>
      </form>
    </Dialog>
  );
}
