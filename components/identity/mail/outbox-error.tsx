"use client";

import { PageHeader } from "@/components/patterns/page-header";
import { ErrorState } from "@/components/patterns/error-state";

export function OutboxError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <PageHeader title="Outbox" />
      <ErrorState title="The outbox cannot be shown" onRetry={reset} {...(error.digest ? { reference: error.digest } : {})}>
        The mails themselves are not affected: the worker goes on sending them. Try again in a moment.
      </ErrorState>
    </>
  );
}
