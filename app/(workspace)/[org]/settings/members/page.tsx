import type { Metadata } from "next";
import { Members } from "@/components/tenancy/members/members";
import { listArguments, parseMembersQuery } from "@/components/tenancy/members/members-query";
import { loadMembers } from "@/lib/domains/tenancy/members/loaders";

export const metadata: Metadata = { title: "Members" };

interface PageProps {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MembersPage({ params, searchParams }: PageProps) {
  const { org } = await params;
  const query = parseMembersQuery(await searchParams);
  const { list, choices } = await loadMembers(org, listArguments(query));
  return <Members organization={org} {...{ query, list, choices }} />;
}
