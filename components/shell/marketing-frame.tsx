import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/controls/button";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export interface MarketingFrameProps {
  signInHref: string;
  signUpHref: string;
  children: ReactNode;
}

export function MarketingFrame({ signInHref, signUpHref, children }: MarketingFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-6 py-5">
        <Link href="/" className="rounded-sm">
          <Wordmark />
        </Link>
        <nav aria-label="Account" className="flex items-center gap-2">
          <Link href={signInHref} className={buttonClass("ghost")}>
            Sign in
          </Link>
          <span className="hidden sm:inline-flex">
            <Link href={signUpHref} className={buttonClass("primary")}>
              Create account
            </Link>
          </span>
        </nav>
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className="flex-1 focus-visible:outline-none">
        {children}
      </main>
      <footer className="border-t">
        <p className="mx-auto max-w-6xl px-6 py-6 text-sm text-muted">Muniment runs on your own server.</p>
      </footer>
    </div>
  );
}
