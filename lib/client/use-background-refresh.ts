"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { documentsUrl, type WorkspaceAddress } from "./workspace-urls";

/**
 * Re-reads the page unasked. Where the session has ended or the server does not answer, nothing happens: the page stays with
 * what was typed and chosen on it, instead of giving way to the sign-in page or to an error.
 */
export function useBackgroundRefresh({ organization, workspace }: WorkspaceAddress): () => void {
  const router = useRouter();
  return useCallback(() => {
    const answer = fetch(documentsUrl({ organization, workspace }, { limit: 1 }), { cache: "no-store" });
    void answer.then(({ ok }) => ok && router.refresh()).catch(() => undefined);
  }, [router, organization, workspace]);
}
