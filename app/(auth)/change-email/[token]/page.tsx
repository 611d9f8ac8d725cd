import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConfirmEmailScreen } from "@/components/identity/email-address/confirm-email-screen";
import { DeadLink } from "@/components/identity/mail/dead-link";
import { loadEmailLink } from "@/lib/domains/identity/email-address/loaders";
import { loadPerson } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = {
  title: "Confirm your new address",
  referrer: "no-referrer",
};

/** The link counts for the person it was sent to, once he is signed in. */
export default async function ChangeEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await loadPerson();
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(`/change-email/${token}`)}`);
  const link = await loadEmailLink("change-email", token, person.id);
  if (!link)
    return (
      <DeadLink next={{ label: "Go on", href: "/home" }}>
        You are signed in as {person.email}; a link sent for another account does not work here.
      </DeadLink>
    );
  return <ConfirmEmailScreen purpose="change-email" token={token} email={link.email} />;
}
