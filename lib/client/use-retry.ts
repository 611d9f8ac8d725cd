"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";

/** For error boundaries of routes: reads the page from the server again, then leaves the error. */
export function useRetry(reset: () => void): { retry: () => void; pending: boolean } {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return { retry, pending };
}
