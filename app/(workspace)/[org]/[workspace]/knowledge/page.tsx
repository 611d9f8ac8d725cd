import type { Metadata } from "next";
import { BaseList } from "@/components/knowledge/base-list";
import { NewBaseDialog } from "@/components/knowledge/new-base-dialog";
import { PageHeader } from "@/components/patterns/page-header";
import { loadBases } from "@/lib/domains/knowledge/bases/loaders";

export const metadata: Metadata = { title: "Knowledge" };

export default async function KnowledgePage({ params }: { params: Promise<{ org: string; workspace: string }> }) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const { bases, removed, can } = await loadBases(address);
  return (
    <>
      <PageHeader title="Knowledge" actions={can.manage && bases.length > 0 && <NewBaseDialog address={address} />} />
      <BaseList {...{ address, bases, removed, can }} />
    </>
  );
}
