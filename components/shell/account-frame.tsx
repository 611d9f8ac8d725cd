import { ArrowLeft, LogOut } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { Toaster } from "@/components/ui/overlays/toaster";
import { CONTENT_ID, SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export interface AccountFrameProps {
  /** Where the person came from; null when he belongs to no workspace. */
  back: { name: string; href: string } | null;
  signOut: () => void | Promise<void>;
  children: ReactNode;
}

/** The frame of a person's own pages: they belong to no workspace. */
export function AccountFrame({ back, signOut, children }: AccountFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex min-h-12 items-center gap-2 border-b bg-paper px-4 py-1.5 lg:px-6">
        <Link href={back?.href ?? "/home"} className="mr-2 rounded-sm" aria-label="Muniment">
          <Wordmark size="sm" />
        </Link>
        <div className="min-w-0 flex-1">
          {back && (
            <Link href={back.href} className={buttonClass("ghost", "sm")}>
              <ArrowLeft aria-hidden />
              <span className="max-w-60 truncate">
                <span className="sr-only">Back to </span>
                {back.name}
              </span>
            </Link>
          )}
        </div>
        <form action={signOut}>
          <Button type="submit" size="sm" variant="ghost" icon={<LogOut aria-hidden />}>
            Sign out
          </Button>
        </form>
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className="flex flex-1 flex-col focus-visible:outline-none">
        {children}
      </main>
      <Toaster />
    </div>
  );
}
