import { buttonClass } from "@/components/ui/controls/button";
import { Button } from "@/components/ui/controls/button";

/** The session ended while files were on their way: they stay here until one is signed in again. */
export function SignInAgain({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="border-t bg-warn-wash px-4 py-3 text-sm">
      <p className="text-warn">Your session has ended. The files are still here: sign in in a new tab, then retry.</p>
      <div className="mt-2 flex gap-2">
        <a href="/sign-in" target="_blank" rel="noopener" className={buttonClass("primary", "sm")}>
          Sign in again
        </a>
        <Button size="sm" onClick={onRetry}>
          Retry
        </Button>
      </div>
    </div>
  );
}
