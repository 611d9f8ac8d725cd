"use client";

import { FileSearch, FolderOpen, Trash2, Upload } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button, buttonClass } from "@/components/ui/controls/button";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { fileSize } from "@/lib/client/format";
import { useUploads } from "../upload-provider";
import { dataRoomHref, type DataRoomQuery, isFiltered, isSearched, NO_FILTERS } from "./data-room-query";

interface DataRoomEmptyProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  canUpload: boolean;
  /** The sample project, where the workspace still has it. */
  sample: { id: string; name: string } | null;
}

/** Why nothing is here, and the next step. */
export function DataRoomEmpty({ address, query, canUpload, sample }: DataRoomEmptyProps) {
  const { choose, maxBytes } = useUploads();
  if (query.cursors.length > 0) {
    return (
      <EmptyState
        icon={<FileSearch />}
        title="Nothing is left on this page"
        actions={
          <Link href={dataRoomHref(address, query)} className={buttonClass()}>
            To the first page
          </Link>
        }
      >
        The documents that stood here were moved, put away, or stand on a page before.
      </EmptyState>
    );
  }
  if (query.folder && !isSearched(query)) {
    return (
      <EmptyState
        icon={<FolderOpen />}
        title="No documents in this folder"
        actions={canUpload && <Button onClick={() => choose({ folderId: query.folder ?? undefined })}>Choose files</Button>}
      >
        {canUpload
          ? "Drop documents or whole folders here, or move some in from elsewhere."
          : "Someone with the right to upload can put documents in."}
      </EmptyState>
    );
  }
  if (isFiltered(query)) {
    return (
      <EmptyState
        icon={<FileSearch />}
        title="No document matches"
        actions={
          <Link href={dataRoomHref(address, query, NO_FILTERS)} className={buttonClass()}>
            Clear search and filters
          </Link>
        }
      >
        {query.q === "" && "No document has what the filters ask for."}
        {query.q !== "" && (query.within === "text" ? `No text here answers to “${query.q}”.` : `Nothing here is named like “${query.q}”.`)}
      </EmptyState>
    );
  }
  if (query.trash) {
    return (
      <EmptyState icon={<Trash2 />} title="The trash is empty">
        Documents moved to the trash wait here until they are restored or deleted for good.
      </EmptyState>
    );
  }
  return (
    <div className="p-4 lg:p-6">
      <div className="rounded-md border border-dashed border-edge">
        <EmptyState
          icon={<Upload />}
          title={canUpload ? "Drop documents anywhere on this page" : "No documents yet"}
          actions={
            <>
              {canUpload && (
                <Button variant="primary" onClick={() => choose(query.project ? { projectId: query.project } : {})}>
                  Choose files
                </Button>
              )}
              {sample && (
                <Link href={dataRoomHref(address, query, { project: sample.id })} className={buttonClass()}>
                  Open the sample project
                </Link>
              )}
            </>
          }
        >
          {canUpload
            ? `PDF, Office, CSV, text, Markdown, HTML, e-mail and pictures, up to ${fileSize(maxBytes)} each. They are read and indexed as soon as they arrive.`
            : "Someone with the right to upload has to add the first one."}
        </EmptyState>
      </div>
    </div>
  );
}
