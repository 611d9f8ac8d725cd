"use client";

import { useRouter } from "next/navigation";
import { type CommandError, type CommandResult, useCommand } from "@/lib/client/use-command";

/** What makes the page itself out of date: it shows anew where the visitor stands. */
const OUTDATED = new Set(["not_found", "gone", "stale", "forbidden"]);

/** A step at the gate; when it is taken, the page shows the next one. */
export function useGateStep<Input, Data>(token: string, action: (token: string, input: Input) => Promise<CommandResult<Data>>, onError?: (error: CommandError) => void) {
  const router = useRouter();
  return useCommand((input: Input) => action(token, input), {
    onSuccess: () => router.refresh(),
    onError: (error) => {
      onError?.(error);
      if (OUTDATED.has(error.code)) router.refresh();
    },
  });
}
