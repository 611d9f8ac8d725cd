import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocumentViewer } from "@/components/dataroom/viewer/document-viewer";
import { shownVersion } from "@/components/dataroom/viewer/shown-version";
import { PageHeader } from "@/components/patterns/page-header";
import { buttonClass } from "@/components/ui/controls/button";
import { documentAddress } from "@/lib/client/citation/citation-address";
import { dataRoomPath, fileUrl } from "@/lib/client/workspace-urls";
import { loadDocument } from "@/lib/domains/dataroom/loaders";

interface PageProps {
  params: Promise<{ org: string; workspace: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { org, workspace, documentId } = await params;
  const { document } = await loadDocument({ organization: org, workspace }, documentId);
  return { title: document.name };
}

export default async function DocumentPage({ params, searchParams }: PageProps) {
  const { org, workspace, documentId } = await params;
  const address = { organization: org, workspace };
  const arrival = documentAddress(await searchParams);
  const { document, versions, access, suggestion, can } = await loadDocument(address, documentId);
  const version = shownVersion(document, versions, arrival.version);
  if (!version) notFound();
  const cited = arrival.citation;
  return (
    <>
      <PageHeader
        title={document.name}
        trail={[
          { label: "Data room", href: dataRoomPath(address) },
          { label: document.projectName, href: dataRoomPath(address, { project: document.projectId }) },
        ]}
        actions={
          <a href={fileUrl(address, documentId, { version: version.id, download: true })} download className={buttonClass("ghost", "sm")}>
            <Download aria-hidden />
            <span className="max-sm:sr-only">Download</span>
          </a>
        }
      />
      <DocumentViewer
        key={`${version.id} ${cited ? `${cited.page} ${cited.start} ${cited.end}` : ""}`}
        {...{ address, document, versions, version, access, suggestion, can, arrival }}
      />
    </>
  );
}
