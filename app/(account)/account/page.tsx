import type { Metadata } from "next";
import { AvatarField } from "@/components/identity/profile/avatar-field";
import { DeleteAccount } from "@/components/identity/profile/delete-account";
import { ExportData } from "@/components/identity/profile/export-data";
import { ProfileForm } from "@/components/identity/profile/profile-form";
import { SectionCard } from "@/components/patterns/section-card";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { deleteAccountAction } from "@/lib/domains/tenancy/account/actions";
import { loadDepartures, loadFormats, loadProfile } from "@/lib/domains/tenancy/account/loaders";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const [profile, departures] = await Promise.all([loadProfile(), loadDepartures()]);
  return (
    <>
      <SectionCard id="profile" title="Profile" description={`How colleagues see you, and how times and numbers are written for you. ${profile.email ?? "No e-mail yet"}; change it under Security.`}>
        <div className="flex flex-col gap-6">
          <AvatarField name={profile.name} avatar={profile.avatar} />
          <ProfileForm profile={profile} {...loadFormats()} />
        </div>
      </SectionCard>
      <SectionCard id="appearance" title="Appearance" description="Kept with your account: every browser you sign in on follows.">
        <div className="max-w-xs">
          <ThemeChoice />
        </div>
      </SectionCard>
      <SectionCard
        id="export"
        title="Export my data"
        description="One archive of JSON files: profile, ways in without their secrets, sessions, security activity, memberships, your conversations with their quotes, and a list of your uploads. What you may not open today is not in it."
      >
        <ExportData />
      </SectionCard>
      <SectionCard id="delete" tone="danger" title="Delete my account" description="Takes effect at once and cannot be undone. The organizations’ logs keep an id without a name.">
        <DeleteAccount confirmation={profile.email ?? profile.name} departures={departures} deleteAccount={deleteAccountAction} />
      </SectionCard>
    </>
  );
}
