"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { PageHeader } from "@/components/patterns/page-header";
import { useRetry } from "@/lib/client/use-retry";

interface KnowledgeErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function KnowledgeError({ error, reset }: KnowledgeErrorProps) {
  const { retry, pending } = useRetry(reset);
  return (
    <>
      <PageHeader title="Knowledge" />
      <ErrorState title="The knowledge bases could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
        Nothing was lost: bases and what they were made of are stored. The database may be restarting; try again in a moment.
      </ErrorState>
    </>
  );
}
