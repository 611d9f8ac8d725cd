"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { PageHeader } from "@/components/patterns/page-header";
import { useRetry } from "@/lib/client/use-retry";

interface QuestionsErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function QuestionsError({ error, reset }: QuestionsErrorProps) {
  const { retry, pending } = useRetry(reset);
  return (
    <>
      <PageHeader title="Visitors' questions" />
      <ErrorState title="The questions could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
        Nothing was lost: questions and answers are stored. The database may be restarting; try again in a moment.
      </ErrorState>
    </>
  );
}
