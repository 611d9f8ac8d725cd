"use client";

import { KeyRound, ShieldAlert, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { FormError } from "@/components/patterns/form-error";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { classNames } from "@/lib/client/class-names";
import { useCommand } from "@/lib/client/use-command";
import { confirmWithPasskey } from "../confirm/confirm-with-passkey";

interface RequiredBannerProps {
  /** This session has given both steps. */
  done: boolean;
  hasPasskey: boolean;
}

/** For who was sent here: his organization asks for two steps. */
export function RequiredBanner({ done, hasPasskey }: RequiredBannerProps) {
  const router = useRouter();
  const { run, pending, error } = useCommand(confirmWithPasskey, { onSuccess: () => router.refresh() });
  const Icon = done ? ShieldCheck : ShieldAlert;
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border px-4 py-3 text-sm",
        done ? "bg-ok-wash" : "bg-warn-wash",
      )}
    >
      <Icon aria-hidden className={classNames("size-4 shrink-0", done ? "text-ok" : "text-warn")} />
      <p role="status" className="min-w-60 flex-1">
        <span className="font-medium">Your organization requires two-step sign-in.</span> {wordsFor(done, hasPasskey)}
      </p>
      {done && (
        <Link href="/home" className={buttonClass("secondary", "sm")}>
          Go on
        </Link>
      )}
      {!done && hasPasskey && (
        <Button size="sm" icon={<KeyRound aria-hidden />} loading={pending} onClick={() => void run({})}>
          Use a passkey
        </Button>
      )}
      <FormError error={error} />
    </div>
  );
}

function wordsFor(done: boolean, hasPasskey: boolean): string {
  if (done) return "This session has given both steps: you can go on.";
  if (hasPasskey)
    return "Use your passkey now, or set up an authenticator app below. Your documents and questions are untouched meanwhile.";
  return "Set up an authenticator app or add a passkey below. Your documents and questions are untouched meanwhile.";
}
