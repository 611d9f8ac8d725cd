"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { leaveForProvider } from "@/lib/client/leave-for-provider";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import type { OauthProvider, SignInChoices } from "@/lib/domains/identity/linking/schema";
import { startLinkAction } from "@/lib/domains/identity/oauth/actions";
import { WalletButton } from "./wallet-button";
import { proveForLink } from "./wallet-flow";

/** Where a provider sends the person back to. */
const HERE = "/account/security";

/** The account comes first, then the provider: what it sends back is linked only to who asked for it here. */
export function LinkButtons({ choices }: { choices: SignInChoices }) {
  const router = useRouter();
  const leave = useFreshCommand(linkAt);
  const wallet = useFreshCommand(proveForLink, { onSuccess: () => router.refresh() });
  return (
    <div className="flex flex-col gap-2">
      <FormError error={leave.error} />
      <div className="flex flex-wrap gap-2">
        {choices.providers.map(({ id, name }) => (
          <Button key={id} disabled={leave.pending} onClick={() => void leave.run(id)}>
            Link {name}
          </Button>
        ))}
        <WalletButton label="Link a wallet" title="Link a wallet" choices={choices} disabled={leave.pending} command={wallet} />
      </div>
    </div>
  );
}

async function linkAt(provider: OauthProvider) {
  const started = await startLinkAction({ provider });
  return started.ok ? leaveForProvider(provider, HERE) : started;
}
