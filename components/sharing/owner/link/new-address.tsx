"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { renewAddressAction } from "@/lib/domains/sharing/actions";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";
import { addressMeaning, LinkAddress } from "../dialog/link-address";

/** For an address that got lost, or into wrong hands. */
export function NewAddress({ address, link }: { address: WorkspaceAddress; link: LinkDto }) {
  const [asking, setAsking] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const renew = useCommand((input: { linkId: string }) => renewAddressAction(address, input), {
    onSuccess: (made) => {
      setAsking(false);
      setToken(made.token);
    },
  });
  return (
    <SectionCard
      id="address"
      title="Address"
      description="Only its fingerprint is stored, so the address cannot be shown again. If it got lost, or into the wrong hands, make a new one."
      footer={<Button onClick={() => setAsking(true)}>Make a new address</Button>}
    >
      <p className="text-sm text-muted">{addressMeaning(link)}</p>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Make a new address for “${link.name}”?`}
        consequences="The address given out until now opens nothing any more, also for who is reading at this moment. Give the new one to everybody who shall still come. Visits until now stay listed."
        confirmLabel="Make a new address"
        tone="primary"
        pending={renew.pending}
        error={renew.error?.message}
        onConfirm={() => void renew.run({ linkId: link.id })}
      />
      {token !== null && <LinkAddress title={`New address of “${link.name}”`} token={token} meaning={addressMeaning(link)} onClose={() => setToken(null)} />}
    </SectionCard>
  );
}
