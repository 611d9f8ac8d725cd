import type { Metadata } from "next";
import { Models } from "@/components/models/models";
import { loadModels } from "@/lib/domains/models/loaders";

export const metadata: Metadata = { title: "Models" };

export default async function ModelsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  return <Models organization={org} {...await loadModels(org)} />;
}
