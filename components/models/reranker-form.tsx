"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { setRerankerAction } from "@/lib/domains/models/reranker/actions";
import { PRICE_UNIT_LABELS, RERANKER_KIND_LABELS } from "@/lib/domains/models/reranker/labels";
import { PRICE_UNITS, type PriceUnit, RERANKER_KINDS, type RerankerDto, type RerankerKind } from "@/lib/domains/models/reranker/schema";
import { price } from "./provider-terms";
import { RerankerTools } from "./reranker-tools";

interface RerankerFormProps {
  organization: string;
  reranker: RerankerDto | null;
  canManage: boolean;
}

const KINDS = RERANKER_KINDS.map((value) => ({ value, label: RERANKER_KIND_LABELS[value] }));
const UNITS = PRICE_UNITS.map((value) => ({ value, label: PRICE_UNIT_LABELS[value] }));

/** The endpoint that puts passages into their last order, for the knowledge bases that want it. */
export function RerankerForm({ organization, reranker, canManage }: RerankerFormProps) {
  const router = useRouter();
  const [kind, setKind] = useState<RerankerKind>(reranker?.kind ?? "standard");
  const [priceUnit, setPriceUnit] = useState<PriceUnit>(reranker?.priceUnit ?? "searches");
  const save = useCommand(
    async (form: FormData) => {
      const read = (name: string) => String(form.get(name) ?? "").trim();
      const apiKey = read("apiKey");
      return setRerankerAction(organization, { kind, baseUrl: read("baseUrl"), model: read("model"), price: price(read("price")), priceUnit, ...(apiKey ? { apiKey } : {}) });
    },
    { onSuccess: () => router.refresh() },
  );
  const errors = save.fieldErrors;
  return (
    <SectionCard
      id="reranker"
      title="Reranking endpoint"
      description="It puts the best passages into their last order for the knowledge bases whose retrieval settings say so. It gets the question and passages that its asker may open. Where it fails, the search's own order stands."
      footer={
        canManage && (
          <>
            {reranker && <RerankerTools organization={organization} reranker={reranker} />}
            <Button type="submit" form="reranker-form" variant="primary" loading={save.pending}>
              Save
            </Button>
          </>
        )
      }
    >
      <form id="reranker-form" noValidate onSubmit={save.submit((form) => form)}>
        <FormError error={save.error} />
        <fieldset disabled={!canManage} className="grid gap-4 sm:grid-cols-2">
          <FormField label="Kind" name="kind">
            {(control) => <Select {...control} options={KINDS} value={kind} disabled={!canManage} onValueChange={(next) => setKind(next as RerankerKind)} />}
          </FormField>
          <FormField label="Model" name="model" required error={errors["model"]}>
            {(control) => <Input {...control} defaultValue={reranker?.model ?? ""} maxLength={200} autoComplete="off" spellCheck={false} />}
          </FormField>
          <FormField label="Address" name="baseUrl" required hint="/rerank is added to it. Such as https://api.jina.ai/v1 or https://api.cohere.com/v2." error={errors["baseUrl"]}>
            {(control) => <Input {...control} type="url" defaultValue={reranker?.baseUrl ?? ""} autoComplete="off" spellCheck={false} />}
          </FormField>
          <FormField label="Key" name="apiKey" optional hint={reranker?.keyEnd ? `Leave it empty to keep the one that ends in ${reranker.keyEnd}. Another address needs it again.` : "Stored encrypted and never shown again."} error={errors["apiKey"]}>
            {(control) => <Input {...control} type="password" autoComplete="new-password" spellCheck={false} />}
          </FormField>
          <FormField label="Price in US dollars" name="price" optional error={errors["price"]}>
            {(control) => <Input {...control} inputMode="decimal" defaultValue={reranker?.price ?? ""} autoComplete="off" />}
          </FormField>
          <FormField label="What the price is for" name="priceUnit">
            {(control) => <Select {...control} options={UNITS} value={priceUnit} disabled={!canManage} onValueChange={(next) => setPriceUnit(next as PriceUnit)} />}
          </FormField>
        </fieldset>
      </form>
    </SectionCard>
  );
}
