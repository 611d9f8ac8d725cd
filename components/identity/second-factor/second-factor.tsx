"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormError } from "@/components/patterns/form-error";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusTag } from "@/components/patterns/status-tag";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { disableSecondFactorAction, renewRecoveryCodesAction, startSecondFactorAction } from "@/lib/domains/identity/second-factor/actions";
import type { SecondFactorDto, SecondFactorSetupDto } from "@/lib/domains/identity/second-factor/schema";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpDialog } from "./set-up-dialog";

type Step = { kind: "set-up"; setup: SecondFactorSetupDto } | { kind: "codes"; codes: string[] } | { kind: "renew" | "turn-off" } | null;

/** The authenticator app and its recovery codes. */
export function SecondFactor({ factor }: { factor: SecondFactorDto }) {
  const router = useRouter();
  const [step, setStep] = useState<Step>(null);
  const start = useFreshCommand(startSecondFactorAction, { onSuccess: (setup) => setStep({ kind: "set-up", setup }) });
  const showCodes = (codes: string[]) => {
    setStep({ kind: "codes", codes });
    router.refresh();
  };
  return (
    <>
      <FormError error={start.error} />
      {factor.enabledAt ? (
        <FactorOn
          factor={factor}
          enabledAt={factor.enabledAt}
          onRenew={() => setStep({ kind: "renew" })}
          onTurnOff={() => setStep({ kind: "turn-off" })}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <StatusTag tone="neutral" label="Off" />
          <p className="min-w-60 flex-1 text-sm text-muted">No code is asked for when you sign in.</p>
          <Button variant="primary" loading={start.pending} onClick={() => void start.run({})}>
            Set up
          </Button>
        </div>
      )}
      {step?.kind === "set-up" && <SetUpDialog setup={step.setup} onCancel={() => setStep(null)} onConfirmed={showCodes} />}
      {step?.kind === "codes" && (
        <Dialog
          open
          onOpenChange={(open) => !open && setStep(null)}
          title="Your recovery codes"
          footer={
            <Button variant="primary" onClick={() => setStep(null)}>
              I have kept them
            </Button>
          }
        >
          <RecoveryCodes codes={step.codes} />
        </Dialog>
      )}
      {step?.kind === "renew" && <RenewDialog left={factor.recoveryCodesLeft} onClose={() => setStep(null)} onRenewed={showCodes} />}
      {step?.kind === "turn-off" && <TurnOffDialog onClose={() => setStep(null)} onDone={() => (setStep(null), router.refresh())} />}
    </>
  );
}

function FactorOn({
  factor,
  enabledAt,
  onRenew,
  onTurnOff,
}: {
  factor: SecondFactorDto;
  enabledAt: string;
  onRenew: () => void;
  onTurnOff: () => void;
}) {
  const few = factor.recoveryCodesLeft < 3;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <StatusTag tone="ok" label="On" />
      <p className="min-w-60 flex-1 text-sm text-muted">
        Turned on <RelativeTime date={enabledAt} /> ·{" "}
        <span className={few ? "text-danger" : undefined}>
          {factor.recoveryCodesLeft} recovery {factor.recoveryCodesLeft === 1 ? "code" : "codes"} left
        </span>
      </p>
      <Button onClick={onRenew}>New recovery codes</Button>
      <Button onClick={onTurnOff}>Turn off</Button>
    </div>
  );
}

function RenewDialog({ left, onClose, onRenewed }: { left: number; onClose: () => void; onRenewed: (codes: string[]) => void }) {
  const { run, pending, error } = useFreshCommand(renewRecoveryCodesAction, { onSuccess: ({ recoveryCodes }) => onRenewed(recoveryCodes) });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Make new recovery codes?"
      consequences={`You get ten new codes. The ${left} that you have left no longer work.`}
      confirmLabel="Make new codes"
      tone="primary"
      pending={pending}
      error={error?.message}
      onConfirm={() => void run({})}
    />
  );
}

function TurnOffDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { run, pending, error } = useFreshCommand(disableSecondFactorAction, { onSuccess: onDone });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Turn off two-step sign-in?"
      consequences="No code is asked for any more. Recovery codes are gone, other browsers are signed out, and organizations that require two steps close to you until you set them up again."
      confirmLabel="Turn off"
      pending={pending}
      error={error?.message}
      onConfirm={() => void run({})}
    />
  );
}
