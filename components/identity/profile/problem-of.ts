import type { CommandError } from "@/lib/client/use-command";

/** What a route says went wrong, as an action would say it. */
export async function problemOf(answer: Response): Promise<CommandError> {
  try {
    const problem = (await answer.json()) as { code?: unknown; detail?: unknown };
    if (typeof problem.code === "string" && typeof problem.detail === "string") return { code: problem.code, message: problem.detail };
  } catch {
    // Not from us: a proxy, perhaps.
  }
  return { code: "unavailable", message: "The server did not answer as expected. Nothing was changed; try again in a moment." };
}
