import type { Metadata } from "next";
import { DeadLink } from "@/components/identity/mail/dead-link";
import { AuthFrame } from "@/components/shell/auth-frame";
import { ConfirmSignUpForm } from "@/components/tenancy/confirm-sign-up-form";
import { loadPendingSignUp } from "@/lib/domains/tenancy/sign-up/loaders";

export const metadata: Metadata = {
  title: "Confirm account",
  referrer: "no-referrer",
};

export default async function ConfirmSignUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const pending = await loadPendingSignUp(token);
  if (!pending)
    return <DeadLink next={{ label: "Sign up again", href: "/sign-up" }}>If you confirmed your account before, sign in with it.</DeadLink>;
  return (
    <AuthFrame title="Confirm your account" description={`Enter your password to create the account of ${pending.email}.`}>
      <ConfirmSignUpForm token={token} email={pending.email} />
    </AuthFrame>
  );
}
