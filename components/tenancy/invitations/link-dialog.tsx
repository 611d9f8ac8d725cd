"use client";

import { CopyField } from "@/components/patterns/copy-field";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";

export function LinkDialog({ link, onClose }: { link: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title="Invitation link"
      description="Copy it now: it is shown this once. Whoever has it can join until it expires or is used up, after proving an e-mail address."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <CopyField label="Link" value={link} />
    </Dialog>
  );
}
