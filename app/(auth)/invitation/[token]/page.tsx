import type { Metadata } from "next";
import Link from "next/link";
import { InvitationAnswer } from "@/components/tenancy/invitations/invitation-answer";
import { AuthFrame } from "@/components/shell/auth-frame";
import { signOutAction } from "@/lib/domains/identity/actions";
import { NOT_VALID } from "@/lib/domains/tenancy/invitations/labels";
import { loadInvitation } from "@/lib/domains/tenancy/invitations/loaders";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ proof?: string | string[] }>;
}

export default async function InvitationPage({ params, searchParams }: PageProps) {
  const { token } = await params;
  const { proof: given } = await searchParams;
  const proof = typeof given === "string" ? given : undefined;
  const invitation = await loadInvitation(token, proof);
  if (!invitation) {
    return (
      <AuthFrame title="Invitation not valid" description={NOT_VALID}>
        <Link href="/sign-in">Sign in</Link>
      </AuthFrame>
    );
  }
  const { organizationName, inviterName, roleName, workspaces } = invitation;
  return (
    <AuthFrame title={`Join ${organizationName}`} description={`${inviterName} invites you as ${roleName.toLowerCase()}${workspaces.length > 0 ? `, to ${workspaces.join(", ")}` : ""}.`}>
      <InvitationAnswer {...{ token, invitation }} {...(proof ? { proof } : {})} signOut={signOutAction} />
    </AuthFrame>
  );
}
