"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { ADDRESS_REPLACED } from "@/lib/domains/sharing/labels";
import { askJson, type Refusal, shareAddress } from "../share-api";

interface Refusals {
  /** Why the room is closed; null while it is open. */
  closed: string | null;
  notice: string | null;
  onRefusal: (refusal: Refusal) => void;
  dismiss: () => void;
}

/** What a refused request means for the whole room: over, back to the gate, or one document less. */
export function useRefusals(token: string): Refusals {
  const router = useRouter();
  const [closed, setClosed] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const ends = useCallback(
    ({ code, message }: Refusal) => {
      if (code === "gone") setClosed(message);
      // Something new is asked for: the page shows what.
      if (code === "forbidden") router.refresh();
      return code === "gone" || code === "forbidden";
    },
    [router],
  );
  const onRefusal = useCallback(
    (refusal: Refusal) => {
      if (ends(refusal) || refusal.code !== "not_found") return;
      void askJson(shareAddress(token)).then((standing) => {
        if (standing.ok) {
          setNotice("This document is no longer shared.");
          router.refresh();
        } else if (!ends(standing.refusal) && standing.refusal.code === "not_found") setClosed(ADDRESS_REPLACED);
      });
    },
    [token, router, ends],
  );
  const dismiss = useCallback(() => setNotice(null), []);
  return { closed, notice, onRefusal, dismiss };
}
