import type { ReactNode } from "react";
import { ConfirmIdentityProvider } from "@/components/identity/confirm/confirm-identity-provider";
import { PageHeader } from "@/components/patterns/page-header";
import { AccountFrame } from "@/components/shell/account-frame";
import { SessionKeeper } from "@/components/shell/session-keeper";
import { SettingsNav } from "@/components/tenancy/settings-nav";
import { signOutAction } from "@/lib/domains/identity/actions";
import { loadLastPlace, loadProofs, loadRotation } from "@/lib/domains/tenancy/security/loaders";

const PLACES = [
  { label: "Profile", href: "/account" },
  { label: "Security", href: "/account/security" },
  { label: "Sessions", href: "/account/sessions" },
];

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const [proofs, back] = await Promise.all([loadProofs(), loadLastPlace()]);
  return (
    <ConfirmIdentityProvider proofs={proofs}>
      <AccountFrame back={back} signOut={signOutAction}>
        <PageHeader title="Your account" />
        <SettingsNav label="Your account" places={PLACES} />
        <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 lg:px-6">{children}</div>
      </AccountFrame>
      <SessionKeeper minutes={loadRotation()} />
    </ConfirmIdentityProvider>
  );
}
