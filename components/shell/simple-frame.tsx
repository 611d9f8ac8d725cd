import Link from "next/link";
import type { ReactNode } from "react";
import { Wordmark } from "./wordmark";

interface SimpleFrameProps {
  title: string;
  /** At the top's end. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of somebody signed in that lies in no workspace. */
export function SimpleFrame({ title, actions, children }: SimpleFrameProps) {
  return (
    <main className="flex min-h-dvh flex-col px-6 py-8 sm:px-10">
      <div className="flex items-center justify-between gap-4">
        <Link href="/home" className="rounded-sm">
          <Wordmark />
        </Link>
        {actions}
      </div>
      <div className="mx-auto w-full max-w-2xl flex-1 py-12">
        <h1 className="mb-6 text-2xl tracking-tight">{title}</h1>
        {children}
      </div>
    </main>
  );
}
