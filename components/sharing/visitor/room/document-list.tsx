"use client";

import { FileText, Folder } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { FileSize } from "@/components/patterns/file-size";
import { Input } from "@/components/ui/controls/input";
import { classNames } from "@/lib/client/class-names";
import type { RoomDocument, RoomDto } from "@/lib/domains/sharing/gate/schema";
import type { SharedFolder } from "@/lib/domains/sharing/schema";

/** From so many on there is a field to find one. */
const MANY = 12;

interface DocumentListProps extends Pick<RoomDto, "documents" | "folders"> {
  selected: string | null;
  onSelect: (documentId: string) => void;
}

export function DocumentList({ documents, folders, selected, onSelect }: DocumentListProps) {
  const [sought, setSought] = useState("");
  if (documents.length === 0) {
    return (
      <EmptyState icon={<FileText />} title="There is nothing to read here now">
        Documents that are added later appear here. Load the page again, or ask the person who sent you the link.
      </EmptyState>
    );
  }
  const needle = sought.trim().toLowerCase();
  const found = needle === "" ? documents : documents.filter((document) => document.name.toLowerCase().includes(needle));
  return (
    <>
      {documents.length >= MANY && (
        <div className="border-b p-2">
          <Input type="search" aria-label="Find a document" placeholder="Find a document" value={sought} onChange={(event) => setSought(event.target.value)} />
        </div>
      )}
      <Level parentId={null} documents={found} folders={folders} selected={selected} onSelect={onSelect} />
      {found.length === 0 && <p className="px-4 py-6 text-base text-muted">No document is called that.</p>}
    </>
  );
}

function Level({ parentId, documents, folders, selected, onSelect }: DocumentListProps & { parentId: string | null }) {
  const here = documents.filter((document) => document.folderId === parentId);
  const below = folders.filter((folder) => folder.parentId === parentId && holdsAny(folder, folders, documents));
  return (
    <ul className={classNames("flex flex-col gap-px", parentId === null ? "p-2" : "pl-3")}>
      {below.map((folder) => (
        <li key={folder.id}>
          <p className="flex min-h-8 items-center gap-2 px-2 text-sm text-muted">
            <Folder aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0 break-words">{folder.name}</span>
          </p>
          <Level parentId={folder.id} {...{ documents, folders, selected, onSelect }} />
        </li>
      ))}
      {here.map((document) => (
        <li key={document.id}>
          <Entry document={document} current={document.id === selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ document, current, onSelect }: { document: RoomDocument; current: boolean; onSelect: (documentId: string) => void }) {
  return (
    <button
      type="button"
      aria-current={current ? "true" : undefined}
      onClick={() => onSelect(document.id)}
      className={classNames("tap flex min-h-9 w-full items-center gap-2 rounded-sm px-2 py-1.5 text-left text-base hover:bg-hover", current && "bg-accent-wash font-medium")}
    >
      <FileText aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 break-words">{document.name}</span>
      <span className="shrink-0 text-xs text-muted">
        <FileSize bytes={document.size} />
      </span>
    </button>
  );
}

function holdsAny(folder: SharedFolder, folders: readonly SharedFolder[], documents: readonly RoomDocument[]): boolean {
  return documents.some((document) => document.folderId === folder.id) || folders.some((other) => other.parentId === folder.id && holdsAny(other, folders, documents));
}
