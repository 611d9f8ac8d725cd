import type { Metadata } from "next";
import { SecurityForm } from "@/components/tenancy/organizations/security-form";
import { loadOrganizationSecurity } from "@/lib/domains/tenancy/organizations/loaders";

export const metadata: Metadata = { title: "Security" };

export default async function OrganizationSecurityPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  return <SecurityForm slug={org} {...await loadOrganizationSecurity(org)} />;
}
