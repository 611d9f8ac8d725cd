"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { retryProcessingAction } from "@/lib/domains/dataroom/actions";

interface RetryButtonProps {
  address: WorkspaceAddress;
  document: { id: string; name: string };
}

export function RetryButton({ address, document }: RetryButtonProps) {
  const router = useRouter();
  const retry = useCommand((input: { documentId: string }) => retryProcessingAction(address, input), {
    onSuccess: () => router.refresh(),
    onError: (error) => toast.error(error.message),
  });
  return (
    <Button
      size="sm"
      variant="ghost"
      loading={retry.pending}
      icon={<RotateCw aria-hidden />}
      aria-label={`Retry ${document.name}`}
      onClick={() => void retry.run({ documentId: document.id })}
    >
      Retry
    </Button>
  );
}
