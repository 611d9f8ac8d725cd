"use client";

import { useParams } from "next/navigation";
import { useEffect, useState } from "react";
import { NOT_AVAILABLE } from "@/lib/domains/sharing/labels";
import { askJson, shareAddress } from "./share-api";
import { VisitorPage } from "./visitor-page";

/** The same for every address that opens nothing; a browser that was let in before is told why. */
export function LinkUnavailable() {
  const { token } = useParams<{ token: string }>();
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void askJson(shareAddress(token)).then((answer) => {
      if (!left && !answer.ok && answer.refusal.code === "gone") setReason(answer.refusal.message);
    });
    return () => {
      left = true;
    };
  }, [token]);
  return <VisitorPage title="This link is not available" description={<p role="status">{reason ?? NOT_AVAILABLE}</p>} />;
}
