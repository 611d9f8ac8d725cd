"use client";

import { Wallet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { leaveForProvider } from "@/lib/client/leave-for-provider";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import type { OauthProvider, SignInChoices } from "@/lib/domains/identity/linking/schema";
import { startLinkAction } from "@/lib/domains/identity/oauth/actions";
import { WalletDialog } from "./wallet-dialog";
import { proveForLink } from "./wallet-flow";

/** Where a provider sends the person back to. */
const HERE = "/account/security";

/** The account comes first, then the provider: what it sends back is linked only to who asked for it here. */
export function LinkButtons({ choices }: { choices: SignInChoices }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const leave = useFreshCommand(linkAt);
  const wallet = useFreshCommand(proveForLink, {
    onSuccess: () => {
      setAsking(false);
      router.refresh();
    },
  });
  return (
    <div className="flex flex-col gap-2">
      <FormError error={leave.error} />
      <div className="flex flex-wrap gap-2">
        {choices.providers.map(({ id, name }) => (
          <Button key={id} disabled={leave.pending} onClick={() => void leave.run(id)}>
            Link {name}
          </Button>
        ))}
        <Button icon={<Wallet aria-hidden />} disabled={leave.pending} onClick={() => setAsking(true)}>
          Link a wallet
        </Button>
      </div>
      {asking && (
        <WalletDialog
          title="Link a wallet"
          cosmosChainId={choices.cosmosChainId}
          pending={wallet.pending}
          error={wallet.error}
          onWallet={(chosen) => void wallet.run(chosen)}
          onClose={() => {
            setAsking(false);
            wallet.reset();
          }}
        />
      )}
    </div>
  );
}

async function linkAt(provider: OauthProvider) {
  const started = await startLinkAction({ provider });
  return started.ok ? leaveForProvider(provider, HERE) : started;
}
