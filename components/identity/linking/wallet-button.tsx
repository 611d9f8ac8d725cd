import { Wallet } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import type { SignInChoices } from "@/lib/domains/identity/linking/schema";
import { WalletDialog, type WalletDialogProps } from "./wallet-dialog";

interface WalletButtonProps {
  label: string;
  title: string;
  choices: SignInChoices;
  disabled: boolean;
  /** What is done with the chosen wallet; the dialog closes when it has worked. */
  command: Pick<WalletDialogProps, "pending" | "error"> & { run: (wallet: Parameters<WalletDialogProps["onWallet"]>[0]) => Promise<{ ok: boolean }>; reset: () => void };
}

/** Asks for a wallet and hands it over. */
export function WalletButton({ label, title, choices, disabled, command }: WalletButtonProps) {
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    command.reset();
  };
  return (
    <>
      <Button icon={<Wallet aria-hidden />} disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking && (
        <WalletDialog
          title={title}
          cosmosChainId={choices.cosmosChainId}
          pending={command.pending}
          error={command.error}
          onWallet={(wallet) => void command.run(wallet).then((result) => result.ok && close())}
          onClose={close}
        />
      )}
    </>
  );
}
