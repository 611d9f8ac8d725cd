"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { PageHeader } from "@/components/patterns/page-header";
import { useRetry } from "@/lib/client/use-retry";

interface DataRoomErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function DataRoomError({ error, reset }: DataRoomErrorProps) {
  const { retry, pending } = useRetry(reset);
  return (
    <>
      <PageHeader title="Data room" />
      <ErrorState title="The documents could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
        Nothing was lost: the documents are stored. The database may be restarting; try again in a moment.
      </ErrorState>
    </>
  );
}
