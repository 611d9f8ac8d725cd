import Link from "next/link";
import type { ReactNode } from "react";
import { AuthFrame } from "@/components/shell/auth-frame";
import { buttonClass } from "@/components/ui/controls/button";

/** Used, expired, replaced, or somebody else's: what a link in a mail says then, and the way on. */
export function DeadLink({ next, children }: { next: { label: string; href: string }; children?: ReactNode }) {
  return (
    <AuthFrame
      title="This link does not work any more"
      description="It was used, has expired, or a newer one was sent."
      footer={<Link href="/sign-in">Sign in</Link>}
    >
      {children && <p className="mb-5 text-base">{children}</p>}
      <Link href={next.href} className={buttonClass("primary")}>
        {next.label}
      </Link>
    </AuthFrame>
  );
}
