"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/overlays/alert-dialog";
import { FormField } from "./form-field";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The verb and the object by name: Delete “Fire strategy.pdf”? */
  title: string;
  /** What is lost, what stays, whether it can be undone. */
  consequences: ReactNode;
  confirmLabel: string;
  tone?: "danger" | "primary";
  /** For what cannot be undone: the exact name that has to be typed. */
  typeToConfirm?: string;
  pending?: boolean;
  error?: string;
  onConfirm: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <OpenConfirmDialog {...props} /> : null;
}

function OpenConfirmDialog(props: ConfirmDialogProps) {
  const { onOpenChange, title, consequences, confirmLabel, tone = "danger", typeToConfirm, pending = false, error, onConfirm } = props;
  const [typed, setTyped] = useState("");
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm.trim();
  return (
    <AlertDialog
      open
      onOpenChange={pending ? undefined : onOpenChange}
      title={title}
      description={consequences}
      footer={
        <>
          <AlertDialogCancel asChild>
            <Button disabled={pending}>Cancel</Button>
          </AlertDialogCancel>
          <Button variant={tone} type="submit" form="confirm-form" loading={pending} disabled={!ready}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id="confirm-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !pending) onConfirm();
        }}
      >
        {typeToConfirm !== undefined && (
          <FormField label={`Type “${typeToConfirm}” to confirm`} name="confirmation">
            {(control) => (
              <Input {...control} autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </FormField>
        )}
        <p role="alert" className="mt-2 text-sm text-danger empty:hidden">
          {error}
        </p>
      </form>
    </AlertDialog>
  );
}
