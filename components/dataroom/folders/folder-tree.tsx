"use client";

import { ChevronRight, Folder } from "lucide-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { classNames } from "@/lib/client/class-names";
import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";

export const DRAGGED_DOCUMENTS = "application/x-muniment-documents";

interface FolderTreeProps {
  folders: readonly FolderDto[];
  selected: string | null;
  onSelect: (folderId: string) => void;
  onDropDocuments?: (folderId: string, documentIds: string[]) => void;
}

/** Arrows walk and open, Enter chooses; documents can be dropped on a folder. */
export function FolderTree({ folders, selected, onSelect, onDropDocuments }: FolderTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(folders, selected));
  const [active, setActive] = useState(selected);
  const rows = shownRows(folders, closed);
  const current = rows.find((row) => row.folder.id === active)?.folder.id ?? rows[0]?.folder.id;

  function toggle(id: string, open: boolean) {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const index = rows.findIndex((row) => row.folder.id === current);
    const row = rows[index];
    if (!row) return;
    const parent = rows.findIndex((one) => one.folder.id === row.folder.parentId);
    const open = row.hasChildren && !closed.has(row.folder.id);
    const steps: Record<string, () => number> = {
      ArrowDown: () => index + 1,
      ArrowUp: () => index - 1,
      Home: () => 0,
      End: () => rows.length - 1,
      ArrowRight: () => (open ? index + 1 : (toggle(row.folder.id, true), index)),
      ArrowLeft: () => (open ? (toggle(row.folder.id, false), index) : parent),
      Enter: () => (onSelect(row.folder.id), index),
      " ": () => (onSelect(row.folder.id), index),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const to = rows[step()]?.folder.id;
    if (!to) return;
    setActive(to);
    event.currentTarget.querySelector<HTMLElement>(`[data-folder="${to}"]`)?.focus();
  }

  return (
    <ul role="tree" aria-label="Folders" className="flex flex-col gap-px p-2" onKeyDown={onKeyDown}>
      {rows.map(({ folder, hasChildren }) => (
        <li
          key={folder.id}
          role="treeitem"
          aria-level={folder.depth}
          aria-selected={folder.id === selected}
          aria-expanded={hasChildren ? !closed.has(folder.id) : undefined}
          data-folder={folder.id}
          tabIndex={folder.id === current ? 0 : -1}
          onClick={() => (setActive(folder.id), onSelect(folder.id))}
          onDragOver={onDropDocuments && allowDrop}
          onDrop={onDropDocuments && ((event) => drop(event, (ids) => onDropDocuments(folder.id, ids)))}
          style={{ paddingInlineStart: `${(folder.depth - 1) * 12 + 4}px` }}
          className={classNames(
            "tap flex min-h-8 cursor-default items-center gap-1.5 rounded-sm pr-2 text-sm hover:bg-hover",
            folder.id === selected && "bg-accent-wash font-medium",
          )}
        >
          <span
            aria-hidden
            className={classNames("flex size-6 shrink-0 items-center justify-center", !hasChildren && "invisible")}
            onClick={(event) => (event.stopPropagation(), toggle(folder.id, closed.has(folder.id)))}
          >
            <ChevronRight className={classNames("size-4 text-muted", !closed.has(folder.id) && "rotate-90")} />
          </span>
          <Folder aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="shrink-0 text-muted tabular">{folder.number}</span>
          <span className="min-w-0 flex-1 truncate" title={folder.name}>
            {folder.name}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A tree of this many is shown whole. */
const SMALL = 60;

/** Of a large tree only the way to the selected folder stands open. */
function closedAtFirst(folders: readonly FolderDto[], selected: string | null): ReadonlySet<string> {
  if (folders.length <= SMALL) return new Set();
  const parents = new Map(folders.map((folder) => [folder.id, folder.parentId]));
  const closed = new Set(folders.flatMap((folder) => folder.parentId ?? []));
  for (let id = selected; id; id = parents.get(id) ?? null) closed.delete(id);
  return closed;
}

function shownRows(folders: readonly FolderDto[], closed: ReadonlySet<string>): { folder: FolderDto; hasChildren: boolean }[] {
  const below = new Map<string | null, FolderDto[]>();
  for (const folder of folders) below.set(folder.parentId, [...(below.get(folder.parentId) ?? []), folder]);
  const walk = (parentId: string | null): { folder: FolderDto; hasChildren: boolean }[] =>
    (below.get(parentId) ?? []).flatMap((folder) => [
      { folder, hasChildren: below.has(folder.id) },
      ...(closed.has(folder.id) ? [] : walk(folder.id)),
    ]);
  return walk(null);
}

function allowDrop(event: DragEvent) {
  if (event.dataTransfer.types.includes(DRAGGED_DOCUMENTS)) event.preventDefault();
}

function drop(event: DragEvent, done: (ids: string[]) => void) {
  const text = event.dataTransfer.getData(DRAGGED_DOCUMENTS);
  if (text === "") return;
  event.preventDefault();
  done(text.split(","));
}
