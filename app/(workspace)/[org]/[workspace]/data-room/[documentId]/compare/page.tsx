import { GitCompare } from "lucide-react";
import type { Metadata } from "next";
import { Comparison } from "@/components/dataroom/compare/comparison";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHeader } from "@/components/patterns/page-header";
import { dataRoomPath, documentPath } from "@/lib/client/workspace-urls";
import { loadDocument } from "@/lib/domains/dataroom/loaders";
import { loadComparison } from "@/lib/domains/dataroom/versions/loaders";

interface PageProps {
  params: Promise<{ org: string; workspace: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Compare versions" };

export default async function ComparePage({ params, searchParams }: PageProps) {
  const { org, workspace, documentId } = await params;
  const query = await searchParams;
  const address = { organization: org, workspace };
  const asked = (name: string) => (typeof query[name] === "string" && query[name] !== "" ? query[name] : undefined);
  const [from, to, withDocumentId] = [asked("from"), asked("to"), asked("with")];
  const { document, versions } = await loadDocument(address, documentId);
  const comparison = await loadComparison(address, { documentId, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(withDocumentId ? { withDocumentId } : {}) });
  return (
    <>
      <PageHeader
        title="Compare versions"
        trail={[
          { label: "Data room", href: dataRoomPath(address) },
          { label: document.name, href: documentPath(address, documentId) },
        ]}
      />
      {typeof comparison === "string" ? (
        <EmptyState icon={<GitCompare />} title="Nothing to compare yet">
          {comparison}
        </EmptyState>
      ) : (
        <Comparison key={`${comparison.before.versionId} ${comparison.after.versionId}`} {...{ address, comparison, versions }} />
      )}
    </>
  );
}
