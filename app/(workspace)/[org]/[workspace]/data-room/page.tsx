import { ArrowLeft, Trash2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { DataRoom } from "@/components/dataroom/list/data-room";
import { bestFirst, dataRoomHref, type DataRoomQuery, isTextSearch, listArguments, parseDataRoomQuery } from "@/components/dataroom/list/data-room-query";
import { UploadButton } from "@/components/dataroom/list/upload-button";
import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { PageHeader } from "@/components/patterns/page-header";
import { SharesLink } from "@/components/sharing/owner/list/shares-link";
import { ProjectMenu } from "@/components/tenancy/project-menu";
import { buttonClass } from "@/components/ui/controls/button";
import { loadFolders } from "@/lib/domains/dataroom/folders/loaders";
import { loadDocuments } from "@/lib/domains/dataroom/loaders";
import { loadTextMatches } from "@/lib/domains/knowledge/loaders";
import { loadPermissions, loadProjects } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Data room" };

interface PageProps {
  params: Promise<{ org: string; workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface PartProps {
  address: { organization: string; workspace: string };
  query: DataRoomQuery;
}

export default async function DataRoomPage({ params, searchParams }: PageProps) {
  const { org, workspace } = await params;
  const address = { organization: org, workspace };
  const query = parseDataRoomQuery(await searchParams);
  const home = dataRoomHref(address, parseDataRoomQuery({}));
  return (
    <>
      <PageHeader
        title={query.trash ? "Trash" : "Data room"}
        trail={query.trash ? [{ label: "Data room", href: home }] : []}
        actions={
          <Suspense>
            <Actions address={address} query={query} />
          </Suspense>
        }
      />
      <Suspense fallback={<ListSkeleton what="documents" />}>
        <Documents address={address} query={query} />
      </Suspense>
    </>
  );
}

async function Actions({ address, query }: PartProps) {
  const permissions = await loadPermissions(address);
  return (
    <>
      {!query.trash && permissions.includes("shares:read") && <SharesLink address={address} />}
      <Link href={dataRoomHref(address, query, { trash: !query.trash, status: null, q: "" })} className={buttonClass("ghost", "sm")}>
        {query.trash ? <ArrowLeft aria-hidden /> : <Trash2 aria-hidden />}
        {query.trash ? "Back to documents" : "Trash"}
      </Link>
      {!query.trash && permissions.includes("documents:upload") && <UploadButton projectId={query.project} folderId={query.folder} />}
    </>
  );
}

async function Documents({ address, query }: PartProps) {
  const matches = isTextSearch(query) ? await loadTextMatches(address, { query: query.q, projectId: query.project }) : null;
  const [list, folders, projects, permissions] = await Promise.all([
    loadDocuments(address, listArguments(query, matches)),
    loadFolders(address, { projectId: query.project, folderId: query.folder, trashed: query.trash }),
    loadProjects(address),
    loadPermissions(address),
  ]);
  const can = { create: permissions.includes("projects:create"), remove: permissions.includes("projects:delete") };
  const menu = <ProjectMenu address={address} projects={projects.data} selected={query.project} can={can} />;
  const found = { list: matches ? bestFirst(list, matches) : list, matches, canSearchText: permissions.includes("search:run") };
  return <DataRoom {...{ address, query, folders, ...found }} projects={projects.data} projectMenu={menu} />;
}
