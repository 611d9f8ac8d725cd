import Link from "next/link";
import type { ReactNode } from "react";
import { Wordmark } from "./wordmark";

export interface MessagePageProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A page that only says something: not found, failed, left. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <main className="flex min-h-dvh flex-col px-6 py-8 sm:px-10">
      <Link href="/" className="self-start rounded-sm">
        <Wordmark />
      </Link>
      <div className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center pb-24">
        <h1 className="text-2xl tracking-tight">{title}</h1>
        <div className="mt-3 text-base text-pretty text-muted">{children}</div>
        {actions && <div className="mt-6 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </main>
  );
}
