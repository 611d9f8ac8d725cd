"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import { removeRerankerAction, testRerankerAction } from "@/lib/domains/models/reranker/actions";
import type { RerankerDto, RerankerTestDto } from "@/lib/domains/models/reranker/schema";

interface RerankerToolsProps {
  organization: string;
  reranker: RerankerDto;
}

/** Test it as it is saved, or remove it. */
export function RerankerTools({ organization, reranker }: RerankerToolsProps) {
  const router = useRouter();
  const [result, setResult] = useState<RerankerTestDto | null>(null);
  const [removing, setRemoving] = useState(false);
  const test = useCommand((_: null) => testRerankerAction(organization, {}), { onSuccess: setResult });
  const remove = useCommand((_: null) => removeRerankerAction(organization, {}), {
    onSuccess: () => {
      setRemoving(false);
      router.refresh();
    },
  });
  const said = test.pending ? "" : test.error ? test.error.message : result ? (result.ok ? `Answers in ${result.latency} ms` : result.error) : "";
  return (
    <>
      <span role="status" className="mr-auto text-sm text-muted">
        {said}
      </span>
      <Button onClick={() => setRemoving(true)}>Remove</Button>
      <Button loading={test.pending} onClick={() => void test.run(null)}>
        Test
      </Button>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove the reranking endpoint “${reranker.model}”?`}
        consequences={<p>Its key is erased and cannot be brought back. Knowledge bases that use it answer in the order of words and vectors from then on; what it cost stays counted.</p>}
        confirmLabel="Remove endpoint"
        pending={remove.pending}
        error={remove.error?.message}
        onConfirm={() => void remove.run(null)}
      />
    </>
  );
}
