import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/wordmark";

interface VisitorPageProps {
  title: string;
  description?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

/** A page of somebody who belongs to no workspace: nothing on it leads into the product. */
export function VisitorPage({ title, description, wide = false, children }: VisitorPageProps) {
  return (
    <main className="flex min-h-dvh flex-col px-6 py-8 sm:px-10">
      <Wordmark />
      <div className={`mx-auto flex w-full flex-1 flex-col justify-center py-10 ${wide ? "max-w-2xl" : "max-w-96"}`}>
        <h1 className="text-2xl tracking-tight text-balance break-words">{title}</h1>
        {description && <div className="mt-2 text-base text-pretty break-words text-muted">{description}</div>}
        {children && <div className="mt-7">{children}</div>}
      </div>
    </main>
  );
}
