"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { PageHeader } from "@/components/patterns/page-header";
import { useRetry } from "@/lib/client/use-retry";

interface AgentsErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function AgentsError({ error, reset }: AgentsErrorProps) {
  const { retry, pending } = useRetry(reset);
  return (
    <>
      <PageHeader title="Agents" />
      <ErrorState title="The agents could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
        Nothing was lost: agents and their versions are stored. The database may be restarting; try again in a moment.
      </ErrorState>
    </>
  );
}
