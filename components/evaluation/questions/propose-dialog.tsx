"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Progress } from "@/components/ui/display/progress";
import { Dialog } from "@/components/ui/overlays/dialog";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { proposeQuestionsAction } from "@/lib/domains/evaluation/questions/actions";
import { MOST_PROPOSALS_AT_ONCE } from "@/lib/domains/evaluation/questions/schema";

interface ProposeDialogProps {
  address: WorkspaceAddress;
  baseId: string;
}

const MOST = 50;

/** Some at a time: what was proposed stays when it is stopped. */
export function ProposeDialog({ address, baseId }: ProposeDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(10);
  const [made, setMade] = useState<number | null>(null);
  const [working, setWorking] = useState(false);
  const stopped = useRef(false);
  const propose = useCommand((amount: number) => proposeQuestionsAction(address, { baseId, count: amount }));
  const start = async () => {
    stopped.current = false;
    setWorking(true);
    let done = 0;
    for (setMade(0); done < wanted && !stopped.current; setMade(done)) {
      const result = await propose.run(Math.min(MOST_PROPOSALS_AT_ONCE, wanted - done));
      if (!result.ok || result.data.proposed === 0) break;
      done += result.data.proposed;
    }
    setWorking(false);
    router.refresh();
  };
  const close = (next: boolean) => {
    stopped.current = true;
    setMade(null);
    propose.reset();
    setOpen(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      trigger={<Button size="sm">Propose from documents</Button>}
      title="Propose questions from the documents"
      description="By the language model where there is one, otherwise from definitions and headings. Proposals count once you accept them."
      footer={
        working ? (
          <Button onClick={() => (stopped.current = true)}>Stop</Button>
        ) : (
          <Button variant="primary" disabled={!(wanted >= 1 && wanted <= MOST)} onClick={() => void start()}>
            Propose
          </Button>
        )
      }
    >
      <FormError error={propose.error} />
      <FormField label="How many" name="count" hint={`Up to ${MOST}.`}>
        {(control) => <Input {...control} type="number" min={1} max={MOST} value={wanted} disabled={working} onChange={(event) => setWanted(Number(event.target.value))} />}
      </FormField>
      {made !== null && (
        <div role="status" className="mt-4 flex flex-col gap-2 text-sm">
          {working && <Progress label="Questions proposed" value={Math.round((100 * made) / wanted)} />}
          <p>
            {count(made, "question")} proposed.{!working && !stopped.current && !propose.error && made < wanted && " The documents give no more."}
          </p>
        </div>
      )}
    </Dialog>
  );
}
