import type { Metadata } from "next";
import { Invitations } from "@/components/tenancy/invitations/invitations";
import { listArguments, parseInvitationsQuery } from "@/components/tenancy/invitations/invitations-query";
import { loadInvitations } from "@/lib/domains/tenancy/invitations/loaders";

export const metadata: Metadata = { title: "Invitations" };

interface PageProps {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InvitationsPage({ params, searchParams }: PageProps) {
  const { org } = await params;
  const query = parseInvitationsQuery(await searchParams);
  const { list, choices } = await loadInvitations(org, listArguments(query));
  return <Invitations organization={org} {...{ query, list, choices }} />;
}
