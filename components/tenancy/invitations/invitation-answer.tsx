"use client";

import Link from "next/link";
import { FormError } from "@/components/patterns/form-error";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { acceptInvitationAction } from "@/lib/domains/tenancy/invitations/actions";
import type { InvitationViewDto } from "@/lib/domains/tenancy/invitations/schema";
import { JoinForm } from "./join-form";
import { joinedHome } from "./joined-home";
import { ProveAddressForm } from "./prove-address-form";

interface InvitationAnswerProps {
  token: string;
  proof?: string;
  invitation: InvitationViewDto;
  /** Ends the session and leads to the sign-in page. */
  signOut: () => Promise<void>;
}

/** How this visitor may accept: signed in as the right person, as another, or not at all. */
export function InvitationAnswer({ token, proof, invitation, signOut }: InvitationAnswerProps) {
  const { person, email, hasAccount } = invitation;
  const here = `/invitation/${token}${proof ? `?proof=${proof}` : ""}`;
  const signIn = `/sign-in?next=${encodeURIComponent(here)}`;
  if (person?.mayAccept) return <Accept {...{ token, proof }} email={person.email} />;
  if (person && email) {
    return (
      <div className="flex flex-col gap-4">
        <p>
          You are signed in as <strong>{person.email}</strong>, but this invitation is for <strong>{email}</strong>. Sign out, then open the invitation again to accept it with that address.
        </p>
        <form action={signOut}>
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    );
  }
  if (person) return <p>Verify your e-mail address {person.email} first, then open this invitation again.</p>;
  if (email === null) {
    return (
      <div className="flex flex-col gap-6">
        <ProveAddressForm token={token} />
        <p className="text-sm text-muted">
          Have an account? <Link href={signIn}>Sign in</Link> to accept with it.
        </p>
      </div>
    );
  }
  if (hasAccount) {
    return (
      <div className="flex flex-col gap-4">
        <p>
          <strong>{email}</strong> has an account here. Sign in with it to accept.
        </p>
        <Link href={signIn} className={buttonClass("primary")}>
          Sign in
        </Link>
      </div>
    );
  }
  return <JoinForm {...{ token, proof, email }} />;
}

function Accept({ token, proof, email }: { token: string; proof?: string; email: string }) {
  const accept = useCommand((input: { token: string; proof?: string }) => acceptInvitationAction(input), { onSuccess: (joined) => loadPage(joinedHome(joined)) });
  return (
    <div className="flex flex-col gap-4">
      <FormError error={accept.error} />
      <p>
        You are signed in as <strong>{email}</strong>.
      </p>
      <Button variant="primary" loading={accept.pending} onClick={() => void accept.run({ token, ...(proof ? { proof } : {}) })}>
        Accept invitation
      </Button>
    </div>
  );
}
