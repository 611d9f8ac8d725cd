import type { ReactNode } from "react";
import { ConfirmIdentityProvider } from "@/components/identity/confirm/confirm-identity-provider";
import { SessionKeeper } from "@/components/shell/session-keeper";
import { loadProofs, loadRotation } from "@/lib/domains/tenancy/security/loaders";

/** What all signed-in pages need, whatever place they show. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <ConfirmIdentityProvider proofs={await loadProofs()}>
      {children}
      <SessionKeeper minutes={loadRotation()} />
    </ConfirmIdentityProvider>
  );
}
