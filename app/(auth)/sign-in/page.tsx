import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/identity/sign-in-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { loadPerson } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Sign in" };

/** Only a path of ours; `//host` and `/\host` lead elsewhere. */
function safePath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/home";
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string; ended?: string }> }) {
  const { next, ended } = await searchParams;
  const path = safePath(next);
  if (await loadPerson()) redirect(path);
  return (
    <AuthFrame
      title="Sign in"
      description={ended ? "Your session has ended. Sign in again to go on." : undefined}
      footer={
        <>
          No account yet? <Link href="/sign-up">Create one</Link>
        </>
      }
    >
      <SignInForm next={path} />
    </AuthFrame>
  );
}
