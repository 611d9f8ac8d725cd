"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { count } from "@/lib/client/format";
import type { CommandResult } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { favourDocumentAction, moveDocumentAction } from "@/lib/domains/dataroom/organize/actions";
import {
  cancelProcessingAction,
  purgeDocumentAction,
  restoreDocumentAction,
  retryProcessingAction,
  trashDocumentAction,
} from "@/lib/domains/dataroom/actions";

type Named = { id: string; name: string };
type Act = (documentId: string) => Promise<CommandResult<unknown>>;

const UNREACHABLE = "The server could not be reached. Nothing was lost; try again in a moment.";

/** One operation over many documents, one after the other; tells what did not work by name. */
export function useDocumentCommands(address: WorkspaceAddress) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [busyIds, setBusyIds] = useState<ReadonlySet<string>>(new Set());

  function each(documents: readonly Named[], act: Act, done?: (succeeded: readonly Named[]) => void): Promise<void> {
    return new Promise((resolve) => {
      startTransition(async () => {
        setBusyIds(new Set(documents.map((document) => document.id)));
        const succeeded: Named[] = [];
        for (const document of documents) {
          const message = await failureOf(act, document.id);
          if (message === null) succeeded.push(document);
          else toast.error(`“${document.name}”: ${message}`);
        }
        setBusyIds(new Set());
        router.refresh();
        if (succeeded.length > 0) done?.(succeeded);
        resolve();
      });
    });
  }

  const restore = (documents: readonly Named[]) =>
    each(
      documents,
      (documentId) => restoreDocumentAction(address, { documentId }),
      (done) => toast.success(`${subject(done)} restored.`),
    );

  return {
    pending,
    busyIds,
    restore,
    trash: (documents: readonly Named[]) =>
      each(
        documents,
        (documentId) => trashDocumentAction(address, { documentId }),
        (done) =>
          toast(`${subject(done)} moved to the trash.`, {
            action: { label: "Undo", onClick: () => void restore(done) },
          }),
      ),
    purge: (documents: readonly Named[]) =>
      each(
        documents,
        (documentId) => purgeDocumentAction(address, { documentId }),
        (done) => toast.success(`${subject(done)} deleted for good.`),
      ),
    favour: (documents: readonly Named[], favourite: boolean) =>
      each(documents, (documentId) => favourDocumentAction(address, { documentId, favourite })),
    move: (documents: readonly Named[], folderId: string | null) =>
      each(
        documents,
        (documentId) => moveDocumentAction(address, { documentId, folderId }),
        (done) => toast.success(`${subject(done)} moved.`),
      ),
    retry: (documents: readonly Named[]) => each(documents, (documentId) => retryProcessingAction(address, { documentId })),
    cancel: (documents: readonly Named[]) => each(documents, (documentId) => cancelProcessingAction(address, { documentId })),
  };
}

export type DocumentCommands = ReturnType<typeof useDocumentCommands>;

async function failureOf(act: Act, documentId: string): Promise<string | null> {
  const result = await act(documentId).catch(() => null);
  if (result === null) return UNREACHABLE;
  return result.ok ? null : result.error.message;
}

function subject(documents: readonly Named[]): string {
  const [only] = documents;
  return documents.length === 1 && only ? `“${only.name}”` : count(documents.length, "document");
}
