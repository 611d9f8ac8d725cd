"use client";

import { Link2, Wallet } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { FormError } from "@/components/patterns/form-error";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { unlinkIdentityAction } from "@/lib/domains/identity/linking/actions";
import { IDENTITY_PROVIDERS } from "@/lib/domains/identity/linking/labels";
import { type LinkedIdentityDto, type SignInChoices, WALLET_CHAINS } from "@/lib/domains/identity/linking/schema";
import { OAUTH_PROBLEMS } from "@/lib/domains/identity/oauth/labels";
import { LinkButtons } from "./link-buttons";

interface LinkedIdentitiesProps {
  identities: readonly LinkedIdentityDto[];
  /** Another way in would be left. */
  canUnlink: boolean;
  choices: SignInChoices;
  /** What a provider that the person comes back from has led to, as the address says. */
  linked?: string;
  problem?: string;
}

export function LinkedIdentities({ identities, canUnlink, choices, linked, problem }: LinkedIdentitiesProps) {
  const [unlinking, setUnlinking] = useState<LinkedIdentityDto | null>(null);
  const nameOf = (provider: string) =>
    choices.providers.find(({ id }) => id === provider)?.name ?? wordsFor(IDENTITY_PROVIDERS, provider) ?? provider;
  const said = problem ? (wordsFor(OAUTH_PROBLEMS, problem) ?? OAUTH_PROBLEMS.Unavailable) : null;
  return (
    <div className="flex flex-col gap-4">
      <FormError error={said ? { code: "refused", message: said } : null} />
      {linked && wordsFor(IDENTITY_PROVIDERS, linked) && (
        <p role="status" className="text-sm">
          {nameOf(linked)} is linked: from now on it signs you in.
        </p>
      )}
      {identities.length === 0 ? (
        <p className="text-sm text-muted">Nothing is linked yet. Link an account elsewhere or a wallet, and it signs you in here.</p>
      ) : (
        <ul aria-label="Linked identities" className="border-t">
          {identities.map((identity) => (
            <IdentityRow
              key={identity.id}
              identity={identity}
              name={nameOf(identity.provider)}
              canUnlink={canUnlink}
              onUnlink={() => setUnlinking(identity)}
            />
          ))}
        </ul>
      )}
      <LinkButtons choices={choices} />
      {unlinking && <UnlinkDialog identity={unlinking} name={nameOf(unlinking.provider)} onClose={() => setUnlinking(null)} />}
    </div>
  );
}

/** Only what the table itself has: an address may say anything. */
function wordsFor(words: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

interface IdentityRowProps {
  identity: LinkedIdentityDto;
  name: string;
  canUnlink: boolean;
  onUnlink: () => void;
}

function IdentityRow({ identity, name, canUnlink, onUnlink }: IdentityRowProps) {
  const Icon = WALLET_CHAINS.some((chain) => chain === identity.provider) ? Wallet : Link2;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-3 text-sm last:border-b-0">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-48 flex-1">
        <p className="font-medium break-all">
          {name} · {identity.label}
        </p>
        <p className="text-muted">
          Linked <RelativeTime date={identity.createdAt} />
          {identity.lastUsedAt && (
            <>
              {" "}
              · last used <RelativeTime date={identity.lastUsedAt} />
            </>
          )}
        </p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Unlink ${name} ${identity.label}`}
        disabled={!canUnlink}
        title={canUnlink ? undefined : "Your only way to sign in stays"}
        onClick={onUnlink}
      >
        Unlink
      </Button>
    </li>
  );
}

function UnlinkDialog({ identity, name, onClose }: { identity: LinkedIdentityDto; name: string; onClose: () => void }) {
  const router = useRouter();
  const { run, pending, error } = useFreshCommand(unlinkIdentityAction, {
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Unlink ${name} ${identity.label}?`}
      consequences="It no longer signs you in here. Sessions that are open go on, and nothing changes at the other side; you can link it again later."
      confirmLabel="Unlink"
      pending={pending}
      error={error?.message}
      onConfirm={() => void run({ identityId: identity.id })}
    />
  );
}
