"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { useRetry } from "@/lib/client/use-retry";

/** When the page itself could not be made. */
export function ShareError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { retry, pending } = useRetry(reset);
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <ErrorState title="The shared documents could not be loaded" onRetry={retry} retrying={pending} reference={error.digest}>
        Something failed on the server. What you entered before stands; try again in a moment.
      </ErrorState>
    </main>
  );
}
