import type { Metadata } from "next";
import Link from "next/link";
import { CopyField } from "@/components/patterns/copy-field";
import { SectionCard } from "@/components/patterns/section-card";
import { EndedOrganization } from "@/components/tenancy/organizations/ended-organization";
import { OrganizationDangers } from "@/components/tenancy/organizations/organization-dangers";
import { OrganizationForm } from "@/components/tenancy/organizations/organization-form";
import { loadOrganizationSettings } from "@/lib/domains/tenancy/organizations/loaders";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { organization, ended, candidates, can } = await loadOrganizationSettings(org);
  if (ended) return <EndedOrganization organization={organization} canDelete={can.delete} />;
  return (
    <>
      <SectionCard
        id="organization"
        title="Organization"
        description="Renaming changes what people read; addresses, links and keys stay as they are."
      >
        <OrganizationForm organization={organization} canUpdate={can.update} />
        <div className="mt-6 max-w-md">
          <CopyField label="Organization id" value={organization.id} />
        </div>
      </SectionCard>
      <OrganizationDangers organization={organization} can={can} candidates={candidates} />
      <p className="text-sm text-muted">
        Something to keep apart from this one? <Link href="/welcome?new=1">Create a further organization</Link>
      </p>
    </>
  );
}
