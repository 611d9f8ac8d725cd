import type { Metadata } from "next";
import { ActivityList } from "@/components/identity/activity/activity-list";
import { ChangeEmailForm } from "@/components/identity/email-address/change-email-form";
import { VerifyEmailBanner } from "@/components/identity/email-address/verify-email-banner";
import { LinkedIdentities } from "@/components/identity/linking/linked-identities";
import { Passkeys } from "@/components/identity/passkeys/passkeys";
import { ChangePasswordForm } from "@/components/identity/passwords/change-password-form";
import { RequiredBanner } from "@/components/identity/second-factor/required-banner";
import { SecondFactor } from "@/components/identity/second-factor/second-factor";
import { Pagination } from "@/components/patterns/pagination";
import { SectionCard } from "@/components/patterns/section-card";
import { loadMailIsSent } from "@/lib/domains/identity/mail/loaders";
import { loadSignInChoices } from "@/lib/domains/identity/oauth/loaders";
import { loadLinkedIdentities } from "@/lib/domains/tenancy/linking/loaders";
import { loadActivity, loadSecurity } from "@/lib/domains/tenancy/security/loaders";

export const metadata: Metadata = { title: "Security" };

interface SecurityPageProps {
  searchParams: Promise<{ required?: string; page?: string; linked?: string; problem?: string }>;
}

export default async function SecurityPage({ searchParams }: SecurityPageProps) {
  const { required, page: asked, linked, problem } = await searchParams;
  const [security, activity, links] = await Promise.all([loadSecurity(), loadActivity(asked), loadLinkedIdentities()]);
  const { email, emailVerified, hasPassword, canRemoveWayIn, secondFactor, passkeys, twoSteps } = security;
  return (
    <>
      {required && <RequiredBanner done={twoSteps} hasPasskey={passkeys.length > 0} />}
      {email && !emailVerified && <VerifyEmailBanner email={email} />}
      <SectionCard id="password" title="Password" description="Changing it signs you out everywhere else.">
        <ChangePasswordForm email={email ?? ""} hasPassword={hasPassword} />
      </SectionCard>
      <SectionCard
        id="two-step"
        title="Two-step sign-in"
        description="After your password, the code of an authenticator app is asked for. Recovery codes stand in when the app is not at hand."
      >
        <SecondFactor factor={secondFactor} />
      </SectionCard>
      <SectionCard
        id="passkeys"
        title="Passkeys"
        description="Sign in with your device instead of a password. A passkey counts as two steps."
      >
        <Passkeys passkeys={passkeys} canRemove={canRemoveWayIn} />
      </SectionCard>
      <SectionCard
        id="identities"
        title="Linked identities"
        description="Accounts elsewhere and wallets that sign you in here. Each opens your account as your password does."
      >
        <LinkedIdentities {...links} choices={loadSignInChoices()} linked={linked} problem={problem} />
      </SectionCard>
      <SectionCard id="e-mail" title="E-mail" description="You sign in with it, and notices about your account go there.">
        <ChangeEmailForm email={email ?? ""} mailIsSent={loadMailIsSent()} />
      </SectionCard>
      <SectionCard
        id="activity"
        title="Recent activity"
        description="What happened to your account. If something here was not you, change your password and end the other sessions."
      >
        <ActivityList events={activity.data} />
        {activity.total > activity.data.length && (
          <Pagination {...activity.pages} shown={activity.data.length} total={activity.total} what="events" />
        )}
      </SectionCard>
    </>
  );
}
