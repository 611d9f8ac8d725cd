"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import { knowledgePath, withQuery, type WorkspaceAddress, workspacePath } from "@/lib/client/workspace-urls";
import { cancelIndexingAction, deleteBaseAction, indexBaseAction, publishBaseAction, unpublishBaseAction } from "@/lib/domains/knowledge/bases/actions";
import type { BaseDto } from "@/lib/domains/knowledge/bases/schema";
import { KNOWLEDGE_EVENTS } from "./knowledge-events";
import { PublishAnywayDialog } from "./publish-anyway-dialog";

interface BaseActionsProps {
  address: WorkspaceAddress;
  base: BaseDto;
  canManage: boolean;
  canAsk: boolean;
}

/** What can be done with the whole base, and why it has to be indexed again. */
export function BaseActions({ address, base, canManage, canAsk }: BaseActionsProps) {
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const [objection, setObjection] = useState<string | null>(null);
  const building = base.building?.status === "building";
  useLiveRefresh(address, KNOWLEDGE_EVENTS, { busy: building });
  const input = { baseId: base.id };
  const again = { onSuccess: () => router.refresh() };
  const index = useCommand(() => indexBaseAction(address, input), again);
  const cancel = useCommand(() => cancelIndexingAction(address, input), again);
  const publish = useCommand((reason: { overrideReason?: string }) => publishBaseAction(address, { ...input, ...reason }), {
    onSuccess: () => (setObjection(null), router.refresh()),
    // A field asks for a reason: only then would one help.
    onError: ({ code, message, fields }) => code === "conflict" && fields?.["overrideReason"] && setObjection(message),
  });
  const unpublish = useCommand(() => unpublishBaseAction(address, input), again);
  const remove = useCommand(() => deleteBaseAction(address, input), { onSuccess: () => router.push(knowledgePath(address)) });
  const ask = base.status === "published" && base.active && (
    <Link href={withQuery(workspacePath(address, "/ask"), { base: base.id })} className={buttonClass("secondary", "sm")}>
      Ask in it
    </Link>
  );
  if (!canManage) return <div className="flex gap-2 empty:hidden">{canAsk && ask}</div>;
  const failed = base.building?.status === "failed" ? base.building.error : null;
  const problem = index.error ?? cancel.error ?? unpublish.error ?? (objection === null ? publish.error : null);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {building ? (
          <Button size="sm" loading={cancel.pending} onClick={() => void cancel.run(undefined)}>
            Cancel indexing
          </Button>
        ) : (
          <Button size="sm" variant={base.stale || !base.active ? "primary" : "secondary"} loading={index.pending} onClick={() => void index.run(undefined)}>
            {base.active ? "Index again" : "Index"}
          </Button>
        )}
        {base.status === "draft" ? (
          <Button size="sm" loading={publish.pending} onClick={() => void publish.run({})}>
            Publish
          </Button>
        ) : (
          <Button size="sm" loading={unpublish.pending} onClick={() => void unpublish.run(undefined)}>
            Make a draft again
          </Button>
        )}
        {canAsk && ask}
        <Button size="sm" variant="ghost" onClick={() => setDeleting(true)}>
          Delete
        </Button>
      </div>
      {base.stale && !building && <p className="text-sm text-muted">The settings or the embedding model changed since it was indexed. What was indexed goes on answering until it is indexed again.</p>}
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problem?.message ?? failed}
      </p>
      {objection !== null && (
        <PublishAnywayDialog
          name={base.name}
          objection={objection}
          pending={publish.pending}
          error={publish.error?.code === "invalid_input" ? publish.fieldErrors["overrideReason"] : undefined}
          onClose={() => (setObjection(null), publish.reset())}
          onPublish={(overrideReason) => void publish.run({ overrideReason })}
        />
      )}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${base.name}”?`}
        consequences="Nobody can ask in it any more. Its passages, full text and vectors are removed from every store and counted; its documents stay in the data room. This cannot be undone."
        confirmLabel="Delete"
        pending={remove.pending}
        {...(remove.error ? { error: remove.error.message } : {})}
        onConfirm={() => void remove.run(undefined)}
      />
    </div>
  );
}
