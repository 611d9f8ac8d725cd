"use client";

import { Wallet } from "lucide-react";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { CommandError } from "@/lib/client/use-command";
import type { BrowserWallet } from "@/lib/client/wallets/browser-wallet";
import { findCosmosWallets } from "@/lib/client/wallets/cosmos-wallets";
import { findEvmWallets } from "@/lib/client/wallets/evm-wallets";
import { findSolanaWallets } from "@/lib/client/wallets/solana-wallets";

const CHAINS = [
  { chain: "evm", label: "Ethereum", example: "MetaMask or Rabby" },
  { chain: "solana", label: "Solana", example: "Phantom or Solflare" },
  { chain: "cosmos", label: "Cosmos", example: "Keplr" },
] as const;

export interface WalletDialogProps {
  title: string;
  cosmosChainId: string;
  pending: boolean;
  error: CommandError | null;
  onWallet: (wallet: BrowserWallet) => void;
  onClose: () => void;
}

/** The wallets that this browser has; a kind that is missing says how to get one. */
export function WalletDialog({ title, cosmosChainId, pending, error, onWallet, onClose }: WalletDialogProps) {
  const [wallets] = useState(() => [...findEvmWallets(), ...findSolanaWallets(), ...findCosmosWallets(cosmosChainId)]);
  const [chosen, setChosen] = useState<BrowserWallet | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description="The wallet shows a text and asks you to sign it. That costs nothing and moves nothing."
    >
      <div className="flex flex-col gap-4">
        <FormError error={error} />
        {CHAINS.map(({ chain, label, example }) => {
          const own = wallets.filter((wallet) => wallet.chain === chain);
          return (
            <section key={chain} aria-label={label} className="flex flex-col gap-2">
              <h3 className="text-sm font-medium">{label}</h3>
              {own.length === 0 && (
                <p className="text-sm text-muted">
                  No {label} wallet in this browser. Install one, such as {example}, then open this again.
                </p>
              )}
              {own.map((wallet) => (
                <Button
                  key={wallet.name}
                  icon={<Wallet aria-hidden />}
                  loading={pending && chosen === wallet}
                  disabled={pending && chosen !== wallet}
                  onClick={() => {
                    setChosen(wallet);
                    onWallet(wallet);
                  }}
                >
                  {wallet.name}
                </Button>
              ))}
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
