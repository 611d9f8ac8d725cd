"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Progress } from "@/components/ui/display/progress";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { cancelVectorsAction, rebuildVectorsAction } from "@/lib/domains/knowledge/generations/actions";
import type { GenerationDto, VectorsDto } from "@/lib/domains/knowledge/generations/schema";

interface VectorsStatusProps {
  address: WorkspaceAddress;
  vectors: VectorsDto;
}

/** What finds passages by meaning, and what is being made to take its place. */
export function VectorsStatus({ address, vectors: { active, building, configured } }: VectorsStatusProps) {
  const router = useRouter();
  const [asking, setAsking] = useState<"rebuild" | "cancel" | null>(null);
  const done = { onSuccess: () => (setAsking(null), router.refresh()) };
  const rebuild = useCommand(() => rebuildVectorsAction(address, {}), done);
  const cancel = useCommand(() => cancelVectorsAction(address, {}), done);
  useLiveRefresh(address, [], { busy: building !== null });
  return (
    <div className="flex flex-col gap-4 text-sm">
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Made label="Answers now" generation={active} otherwise={configured ? "Nothing yet: documents are found by their words." : "No embedding model is set up."} />
        {building && <Made label="Being made" generation={building} otherwise="" />}
      </dl>
      {building && (
        <div className="flex flex-col gap-2">
          <Progress label="Documents done" value={building.total > 0 ? Math.round((100 * building.done) / building.total) : null} />
          <p className="text-muted">
            {building.done} of {count(building.total, "document")}. Until all are done, what answers now goes on answering.
          </p>
          {building.error && <p className="text-danger">{building.error}</p>}
        </div>
      )}
      <FormError error={rebuild.error ?? cancel.error} />
      <div className="flex gap-2">
        {configured && !building && <Button onClick={() => setAsking("rebuild")}>Make vectors anew</Button>}
        {building && <Button onClick={() => setAsking("cancel")}>Cancel</Button>}
      </div>
      <ConfirmDialog
        open={asking === "rebuild"}
        onOpenChange={() => setAsking(null)}
        title="Make all vectors of this workspace anew?"
        consequences="Every passage goes through the embedding model again, which may cost money. Questions are answered meanwhile as before."
        confirmLabel="Make anew"
        tone="primary"
        pending={rebuild.pending}
        onConfirm={() => void rebuild.run(undefined)}
      />
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={() => setAsking(null)}
        title="Stop making these vectors?"
        consequences="What was made so far is dropped. What answers now stays. Nothing is begun again until somebody asks for it here."
        confirmLabel="Stop"
        pending={cancel.pending}
        onConfirm={() => void cancel.run(undefined)}
      />
    </div>
  );
}

function Made({ label, generation, otherwise }: { label: string; generation: GenerationDto | null; otherwise: string }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="mt-1 text-base">{generation ? generation.model : otherwise}</dd>
      {generation && (
        <dd className="mt-1 text-muted">
          {generation.dimensions} numbers a passage, kept in {generation.store}
        </dd>
      )}
    </div>
  );
}
