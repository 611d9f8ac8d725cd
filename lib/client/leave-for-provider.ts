import { getCsrfToken } from "next-auth/react";
import type { CommandResult } from "./use-command";

const UNREACHABLE = { code: "unavailable", message: "The provider could not be reached. Try again in a moment, or sign in another way." };

/** Sends the browser to a provider, which sends it back to `next`, a path of ours. What goes wrong before it leaves is answered. */
export async function leaveForProvider(provider: string, next: string): Promise<CommandResult<null>> {
  try {
    const body = new URLSearchParams({ csrfToken: (await getCsrfToken()) ?? "", callbackUrl: next, json: "true" });
    const answer = await fetch(`/api/auth/signin/${provider}`, { method: "POST", body });
    const { url } = (await answer.json()) as { url?: string };
    const target = url ? new URL(url, window.location.href) : null;
    // Back to ourselves means that the way there could not be found out.
    if (!target || target.origin === window.location.origin) return { ok: false, error: UNREACHABLE };
    window.location.assign(target.href);
    return { ok: true, data: null };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}
