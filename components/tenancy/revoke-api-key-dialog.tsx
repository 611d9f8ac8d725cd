"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { revokeApiKeyAction } from "@/lib/domains/tenancy/actions";
import type { ApiKeyDto } from "@/lib/domains/tenancy/schema";

interface RevokeApiKeyDialogProps {
  address: WorkspaceAddress;
  apiKey: ApiKeyDto | null;
  onClose: () => void;
}

export function RevokeApiKeyDialog({ address, apiKey, onClose }: RevokeApiKeyDialogProps) {
  const router = useRouter();
  const revoke = useCommand((input: { apiKeyId: string }) => revokeApiKeyAction(address, input), {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open={apiKey !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke “${apiKey?.name ?? ""}”?`}
      consequences="Programs that use it are refused from their next request on. This cannot be undone; they need a new key."
      confirmLabel="Revoke key"
      pending={revoke.pending}
      error={revoke.error?.message}
      onConfirm={() => apiKey && void revoke.run({ apiKeyId: apiKey.id })}
    />
  );
}
