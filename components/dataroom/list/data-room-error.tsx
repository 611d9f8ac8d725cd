"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { PageHeader } from "@/components/patterns/page-header";

interface DataRoomErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function DataRoomError({ error, reset }: DataRoomErrorProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  function retry() {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }
  return (
    <>
      <PageHeader title="Data room" />
      <ErrorState title="The documents could not be read" onRetry={retry} retrying={pending} reference={error.digest}>
        Nothing was lost: the documents are stored. The database may be restarting; try again in a moment.
      </ErrorState>
    </>
  );
}
