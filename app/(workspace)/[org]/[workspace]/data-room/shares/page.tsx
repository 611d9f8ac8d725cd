import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";
import { linkArguments, type LinksQuery, parseLinksQuery } from "@/components/sharing/owner/list/links-query";
import { ShareLinks } from "@/components/sharing/owner/list/share-links";
import { buttonClass } from "@/components/ui/controls/button";
import { dataRoomPath, questionsPath } from "@/lib/client/workspace-urls";
import { loadLinks } from "@/lib/domains/sharing/owner/loaders";

export const metadata: Metadata = { title: "Share links" };

interface PageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SharesPage({ params, searchParams }: PageProps) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const query = parseLinksQuery(await searchParams);
  return (
    <>
      <PageHeader
        title="Share links"
        trail={[{ label: "Data room", href: dataRoomPath(address) }]}
        actions={
          <Link href={questionsPath(address)} className={buttonClass("secondary", "sm")}>
            Visitors&apos; questions
          </Link>
        }
      />
      <Suspense fallback={<ListSkeleton what="share links" />}>
        <Links address={address} query={query} />
      </Suspense>
    </>
  );
}

async function Links({ address, query }: { address: { organization: string; workspace: string }; query: LinksQuery }) {
  return <ShareLinks address={address} query={query} list={await loadLinks(address, linkArguments(query))} />;
}
