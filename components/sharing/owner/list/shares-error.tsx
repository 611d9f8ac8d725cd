"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { PageHeader } from "@/components/patterns/page-header";
import { useRetry } from "@/lib/client/use-retry";

interface SharesErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function SharesError({ error, reset }: SharesErrorProps) {
  const { retry, pending } = useRetry(reset);
  return (
    <>
      <PageHeader title="Share links" />
      <ErrorState title="The share links could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
        Nothing was lost: links and visits are stored, and visitors are not affected by this page. The database may be restarting; try again in a moment.
      </ErrorState>
    </>
  );
}
