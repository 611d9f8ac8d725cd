"use client";

import { CopyField } from "@/components/patterns/copy-field";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";

interface LinkAddressProps {
  title: string;
  token: string;
  /** Who gets in with it. */
  meaning: string;
  onClose: () => void;
}

/** Mounted while open: the address was shown once and is gone with it. */
export function LinkAddress({ title, token, meaning, onClose }: LinkAddressProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title={title}
      description="Copy it now: it is shown this once. If it gets lost, make a new address on the link's page."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <CopyField label="Address for visitors" value={`${window.location.origin}/s/${token}`} />
        <p className="text-sm text-muted">{meaning}</p>
      </div>
    </Dialog>
  );
}

/** What the address alone opens, for who gives it away. */
export function addressMeaning(link: { emails: readonly string[]; domains: readonly string[]; hasPassword: boolean }): string {
  const named = link.emails.length + link.domains.length > 0;
  const who = named ? "Only the people and domains you named get in, after they proved their address" : "Everybody who has this address gets in";
  return `${who}${link.hasPassword ? (named ? ", and with the password" : " with the password") : ""}. Each page they open is checked against the link, so revoking it works at once.`;
}
