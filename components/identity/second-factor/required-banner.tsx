import { ShieldAlert, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";

/** For who was sent here: his organization asks for two steps. `done`: this session has given both. */
export function RequiredBanner({ done }: { done: boolean }) {
  const Icon = done ? ShieldCheck : ShieldAlert;
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border px-4 py-3 text-sm ${done ? "bg-ok-wash" : "bg-warn-wash"}`}
    >
      <Icon aria-hidden className={`size-4 shrink-0 ${done ? "text-ok" : "text-warn"}`} />
      <p className="min-w-60 flex-1">
        <span className="font-medium">Your organization requires two-step sign-in.</span>{" "}
        {done
          ? "This session has given both steps: you can go on."
          : "Set up an authenticator app below, or add a passkey and sign in with it. Your documents and questions are untouched meanwhile."}
      </p>
      {done && (
        <Link href="/home" className={buttonClass("secondary", "sm")}>
          Go on
        </Link>
      )}
    </div>
  );
}
