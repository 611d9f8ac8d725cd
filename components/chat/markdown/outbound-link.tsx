"use client";

import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";

/** An address that a model or a document wrote. Nobody is sent there without having seen where it leads. */
export function OutboundLink({ href, children }: { href: string; children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setAsking(true)} className="text-left text-accent underline underline-offset-2">
        {children}
      </button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Open ${hostOf(href)}?`}
        consequences={
          <>
            This link stands in the answer and leads out of Muniment:
            <span className="tabular mt-2 block break-all text-ink">{href}</span>
          </>
        }
        confirmLabel="Open in a new tab"
        tone="primary"
        onConfirm={() => {
          window.open(href, "_blank", "noopener,noreferrer");
          setAsking(false);
        }}
      />
    </>
  );
}

/** The address in full if it is one that may be opened, otherwise null: relative, javascript:, data: and the like. */
export function outboundHref(href: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/iu.test(href) || !URL.canParse(href)) return null;
  return new URL(href).href;
}

function hostOf(href: string): string {
  const url = new URL(href);
  return url.protocol === "mailto:" ? url.pathname : url.host;
}
