"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorState } from "@/components/patterns/error-state";

interface SettingsErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function SettingsError({ error, reset }: SettingsErrorProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  function retry() {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }
  return (
    <ErrorState title="The settings could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
      Nothing was changed. The database may be restarting; try again in a moment.
    </ErrorState>
  );
}
