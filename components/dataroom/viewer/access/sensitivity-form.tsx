"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";
import { Tag } from "@/components/ui/display/tag";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { classifyDocumentAction } from "@/lib/domains/dataroom/actions";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import { canClassify, needsReason } from "@/lib/domains/dataroom/policy";
import type { DocumentAccessDto, DocumentDto } from "@/lib/domains/dataroom/schema";
import { SENSITIVITIES, type Sensitivity } from "@/lib/kernel/sensitivity";
import { SENSITIVITY_TONES } from "../../list/status-tones";

interface SensitivityFormProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  access: DocumentAccessDto;
  canClassify: boolean;
}

export function SensitivityForm({ address, document, access, canClassify: mayClassify }: SensitivityFormProps) {
  const router = useRouter();
  const [level, setLevel] = useState<Sensitivity>(document.sensitivity);
  const [reason, setReason] = useState("");
  const classify = useCommand((input: { documentId: string; sensitivity: Sensitivity; reason?: string }) => classifyDocumentAction(address, input), {
    onSuccess: () => router.refresh(),
  });
  if (!mayClassify) {
    return (
      <section aria-label="Sensitivity">
        <h3 className="text-sm font-medium">Sensitivity</h3>
        <Tag tone={SENSITIVITY_TONES[document.sensitivity]} icon={false} className="mt-1.5">
          {SENSITIVITY_LABELS[document.sensitivity]}
        </Tag>
      </section>
    );
  }
  const least = access.leastLevel === "public" ? "" : ` Its folder asks for at least ${SENSITIVITY_LABELS[access.leastLevel].toLowerCase()}.`;
  const lowers = needsReason(document.sensitivity, level);
  const options = SENSITIVITIES.filter((entry) => canClassify(access, entry) && !needsReason(access.leastLevel, entry)).map((entry) => ({ value: entry, label: SENSITIVITY_LABELS[entry] }));
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={classify.submit(() => ({ documentId: document.id, sensitivity: level, ...(reason.trim() ? { reason: reason.trim() } : {}) }))}
    >
      <FormError error={classify.error} />
      <FormField
        label="Sensitivity"
        name="sensitivity"
        error={classify.fieldErrors["sensitivity"]}
        hint={`Members whose clearance is lower do not see the document, from their next click on.${least}`}
      >
        {(control) => <Select {...control} options={options} value={level} onValueChange={(value) => setLevel(options.find((entry) => entry.value === value)?.value ?? level)} />}
      </FormField>
      {lowers && (
        <FormField label="Reason" name="reason" required error={classify.fieldErrors["reason"]} hint="More people will be able to read it. The audit log keeps this.">
          {(control) => <Textarea {...control} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </FormField>
      )}
      {level !== document.sensitivity && (
        <Button size="sm" type="submit" variant="primary" loading={classify.pending} className="self-start">
          Change sensitivity
        </Button>
      )}
    </form>
  );
}
