import type { Metadata } from "next";
import { Usage } from "@/components/models/usage";
import { loadUsage } from "@/lib/domains/models/loaders";

export const metadata: Metadata = { title: "Usage" };

interface UsagePageProps {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}

export default async function UsagePage({ params, searchParams }: UsagePageProps) {
  const [{ org }, asked] = await Promise.all([params, searchParams]);
  return <Usage organization={org} usage={await loadUsage(org, asked)} />;
}
