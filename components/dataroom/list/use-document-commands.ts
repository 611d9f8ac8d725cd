"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { count } from "@/lib/client/format";
import type { CommandResult } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { moveFolderAction, purgeFolderAction, restoreFolderAction, trashFolderAction } from "@/lib/domains/dataroom/folders/actions";
import { copyDocumentAction, favourDocumentAction, moveDocumentAction, tagDocumentAction } from "@/lib/domains/dataroom/organize/actions";
import {
  cancelProcessingAction,
  purgeDocumentAction,
  restoreDocumentAction,
  retryProcessingAction,
  trashDocumentAction,
} from "@/lib/domains/dataroom/actions";

type Named = { id: string; name: string };
type Act = (id: string) => Promise<CommandResult<unknown>>;

interface Rows {
  documents: readonly Named[];
  folders: readonly Named[];
}

const UNREACHABLE = "The server could not be reached. Nothing was lost; try again in a moment.";

/** One operation over many documents and folders, one after the other; tells what did not work by name. */
export function useDocumentCommands(address: WorkspaceAddress) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [busyIds, setBusyIds] = useState<ReadonlySet<string>>(new Set());

  function eachRow({ documents, folders }: Rows, act: { document: Act; folder: Act }, done?: (succeeded: Rows) => void): Promise<void> {
    return new Promise((resolve) => {
      startTransition(async () => {
        setBusyIds(new Set([...documents, ...folders].map((row) => row.id)));
        const succeeded = {
          folders: await attemptAll(folders, act.folder),
          documents: await attemptAll(documents, act.document),
        };
        setBusyIds(new Set());
        router.refresh();
        if (succeeded.documents.length + succeeded.folders.length > 0) done?.(succeeded);
        resolve();
      });
    });
  }

  const each = (documents: readonly Named[], document: Act, done?: (succeeded: Rows) => void) =>
    eachRow({ documents, folders: [] }, { document, folder: document }, done);

  const restore = (rows: Rows) =>
    eachRow(
      rows,
      {
        document: (documentId) => restoreDocumentAction(address, { documentId }),
        folder: (folderId) => restoreFolderAction(address, { folderId }),
      },
      (done) => toast.success(`${subject(done)} restored.`),
    );

  return {
    pending,
    busyIds,
    restore,
    trash: (rows: Rows) =>
      eachRow(
        rows,
        {
          document: (documentId) => trashDocumentAction(address, { documentId }),
          folder: (folderId) => trashFolderAction(address, { folderId }),
        },
        (done) =>
          toast(`${subject(done)} moved to the trash.`, {
            action: { label: "Undo", onClick: () => void restore(done) },
          }),
      ),
    purge: (rows: Rows) =>
      eachRow(
        rows,
        {
          document: (documentId) => purgeDocumentAction(address, { documentId }),
          folder: (folderId) => purgeFolderAction(address, { folderId }),
        },
        (done) => toast.success(`${subject(done)} deleted for good.`),
      ),
    favour: (documents: readonly Named[], favourite: boolean) =>
      each(documents, (documentId) => favourDocumentAction(address, { documentId, favourite })),
    move: (rows: Rows, folderId: string | null) =>
      eachRow(
        rows,
        {
          document: (documentId) => moveDocumentAction(address, { documentId, folderId }),
          folder: (id) => moveFolderAction(address, { folderId: id, parentId: folderId }),
        },
        (done) => toast.success(`${subject(done)} moved.`),
      ),
    copy: (documents: readonly Named[], folderId: string | null) =>
      each(
        documents,
        (documentId) => copyDocumentAction(address, { documentId, folderId }),
        (done) => toast.success(`${subject(done)} copied.`),
      ),
    tag: (documents: readonly Named[], change: { add: string[]; remove: string[] }) =>
      each(
        documents,
        (documentId) => tagDocumentAction(address, { documentId, ...change }),
        (done) => toast.success(`${subject(done)} tagged.`),
      ),
    retry: (documents: readonly Named[]) => each(documents, (documentId) => retryProcessingAction(address, { documentId })),
    cancel: (documents: readonly Named[]) => each(documents, (documentId) => cancelProcessingAction(address, { documentId })),
  };
}

export type DocumentCommands = ReturnType<typeof useDocumentCommands>;

/** Those that worked; what did not is told by name. */
async function attemptAll(rows: readonly Named[], act: Act): Promise<Named[]> {
  const succeeded: Named[] = [];
  for (const row of rows) {
    const message = await failureOf(act, row.id);
    if (message === null) succeeded.push(row);
    else toast.error(`“${row.name}”: ${message}`);
  }
  return succeeded;
}

async function failureOf(act: Act, id: string): Promise<string | null> {
  const result = await act(id).catch(() => null);
  if (result === null) return UNREACHABLE;
  return result.ok ? null : result.error.message;
}

/** “A-201.pdf”, "3 documents", "1 folder and 2 documents". */
export function subject({ documents, folders }: Rows): string {
  const [only, ...others] = [...folders, ...documents];
  if (only && others.length === 0) return `“${only.name}”`;
  const parts = [
    folders.length > 0 ? count(folders.length, "folder") : "",
    documents.length > 0 ? count(documents.length, "document") : "",
  ];
  return parts.filter(Boolean).join(" and ");
}
