"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import { removeProviderAction } from "@/lib/domains/models/actions";
import type { ModelFallbackDto, ProviderDto } from "@/lib/domains/models/schema";

interface RemoveProviderDialogProps {
  organization: string;
  provider: ProviderDto;
  /** Those that stay, switched on, in their order. */
  others: readonly ProviderDto[];
  fallback: ModelFallbackDto;
  onClose: () => void;
}

function whoAnswers(others: readonly ProviderDto[], fallback: ModelFallbackDto): string {
  if (others[0]) return `${others[0].name} answers from then on.`;
  if (fallback.installation && fallback.installationFallback) return `No provider of yours is left: the installation's model ${fallback.installation.name} answers from then on.`;
  return "No model is left: from then on answers are quotations from your documents.";
}

export function RemoveProviderDialog({ organization, provider, others, fallback, onClose }: RemoveProviderDialogProps) {
  const router = useRouter();
  const remove = useCommand((_: null) => removeProviderAction(organization, { providerId: provider.id }), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove “${provider.name}”?`}
      consequences={
        <p>
          {provider.keyEnd === null ? "" : "Its key is erased and cannot be brought back. "}
          {whoAnswers(others, fallback)} Agents that name {provider.models.length === 1 ? `its model ${provider.models[0]?.name ?? ""}` : "one of its models"} are answered by the same.
          Answers that it wrote, and what they cost, stay.
        </p>
      }
      confirmLabel="Remove provider"
      pending={remove.pending}
      error={remove.error?.message}
      onConfirm={() => void remove.run(null)}
    />
  );
}
