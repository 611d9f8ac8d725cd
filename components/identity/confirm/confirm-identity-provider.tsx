"use client";

import { type ReactNode, useCallback, useState } from "react";
import { ConfirmIdentityContext } from "@/lib/client/use-fresh-command";
import type { Proofs } from "@/lib/domains/identity/sign-in/schema";
import { ConfirmIdentityDialog } from "./confirm-identity-dialog";

/** Lets every command below it ask the person to confirm who he is; see useFreshCommand. */
export function ConfirmIdentityProvider({ proofs, children }: { proofs: Proofs | null; children: ReactNode }) {
  const [waiting, setWaiting] = useState<{ goOn: () => void } | null>(null);
  const ask = useCallback((goOn: () => void) => setWaiting({ goOn }), []);
  if (!proofs) return children;
  return (
    <ConfirmIdentityContext value={ask}>
      {children}
      {waiting && (
        <ConfirmIdentityDialog
          proofs={proofs}
          onCancel={() => setWaiting(null)}
          onConfirmed={() => {
            setWaiting(null);
            waiting.goOn();
          }}
        />
      )}
    </ConfirmIdentityContext>
  );
}
