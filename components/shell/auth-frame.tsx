import Link from "next/link";
import type { ReactNode } from "react";
import { EvidenceFigure } from "./evidence-figure";
import { Wordmark } from "./wordmark";

export interface AuthFrameProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** The way to the other page: "No account yet? Create one". */
  footer?: ReactNode;
}

/** Sign-in and its relatives: the form on paper, and on wide screens what the product promises. */
export function AuthFrame({ title, description, children, footer }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(28rem,1fr)_minmax(0,1.1fr)]">
      <main className="flex flex-col px-6 py-8 sm:px-10">
        <Link href="/" className="self-start rounded-sm">
          <Wordmark />
        </Link>
        <div className="mx-auto flex w-full max-w-88 flex-1 flex-col justify-center py-10">
          <h1 className="text-2xl tracking-tight">{title}</h1>
          {description && <div className="mt-2 text-base text-muted">{description}</div>}
          <div className="mt-7">{children}</div>
          {footer && <div className="mt-6 text-sm text-muted">{footer}</div>}
        </div>
      </main>
      <aside className="hidden flex-col justify-center border-l bg-sunken px-12 xl:px-20 lg:flex">
        <EvidenceFigure />
        <p className="mt-10 max-w-sm text-base text-muted">Your documents, and answers that show the sentence they rest on.</p>
      </aside>
    </div>
  );
}
