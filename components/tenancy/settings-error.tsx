"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { useRetry } from "@/lib/client/use-retry";

interface SettingsErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function SettingsError({ error, reset }: SettingsErrorProps) {
  const { retry, pending } = useRetry(reset);
  return (
    <ErrorState title="The settings could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
      Nothing was changed. The database may be restarting; try again in a moment.
    </ErrorState>
  );
}
