"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/textarea";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { acceptSuggestionAction, overrideSuggestionAction } from "@/lib/domains/dataroom/sensitivity/actions";
import type { SuggestionDto } from "@/lib/domains/dataroom/sensitivity/schema";
import type { Sensitivity } from "@/lib/kernel/sensitivity";

interface SuggestionDecisionProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  suggestion: SuggestionDto;
}

interface Decision {
  documentId: string;
  level: Sensitivity;
}

/** Accept, or keep the level and say why. */
export function SuggestionDecision({ address, document, suggestion }: SuggestionDecisionProps) {
  const router = useRouter();
  const [keeping, setKeeping] = useState(false);
  const [reason, setReason] = useState("");
  const done = { onSuccess: () => router.refresh() };
  const accept = useCommand((input: Decision) => acceptSuggestionAction(address, input), done);
  const keep = useCommand((input: Decision & { reason: string }) => overrideSuggestionAction(address, input), done);
  const decision: Decision = { documentId: document.id, level: suggestion.level };
  if (!suggestion.canDecide) {
    return suggestion.aboveClearance ? (
      <p className="text-sm text-muted">It is above your own clearance, so it waits for somebody who may see {SENSITIVITY_LABELS[suggestion.level].toLowerCase()} documents.</p>
    ) : (
      <p className="text-sm text-muted">It waits for somebody who may change a document’s sensitivity.</p>
    );
  }
  if (!keeping) {
    return (
      <div className="flex flex-col gap-2">
        <FormError error={accept.error} />
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="primary" loading={accept.pending} onClick={() => void accept.run(decision)}>
            Accept
          </Button>
          <Button size="sm" disabled={accept.pending} onClick={() => setKeeping(true)}>
            Keep as it is
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={keep.submit(() => ({ ...decision, reason: reason.trim() }))}>
      <FormError error={keep.error} />
      <FormField
        label={`Why it stays ${SENSITIVITY_LABELS[document.sensitivity].toLowerCase()}`}
        name="reason"
        required
        error={keep.fieldErrors["reason"]}
        hint="The audit log keeps this."
      >
        {(control) => <Textarea {...control} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </FormField>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" type="submit" variant="primary" loading={keep.pending}>
          Keep as it is
        </Button>
        <Button size="sm" disabled={keep.pending} onClick={() => setKeeping(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
