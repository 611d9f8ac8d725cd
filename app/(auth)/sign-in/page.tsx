import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/identity/sign-in/sign-in-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { loadSignInChoices } from "@/lib/domains/identity/oauth/loaders";
import { problemOnTheWay } from "@/lib/domains/identity/sign-in/labels";
import { loadPerson } from "@/lib/domains/tenancy/loaders";
import { isOwnPath } from "@/lib/kernel/own-path";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ next?: string; ended?: string; ticket?: string; error?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, ended, ticket, error } = await searchParams;
  const path = next && isOwnPath(next) ? next : "/home";
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
      <SignInForm
        next={path}
        ticket={ticket === "1"}
        problem={error ? problemOnTheWay(error) : null}
        choices={loadSignInChoices()}
        forgot={<Link href="/forgot-password">Forgot password?</Link>}
      />
    </AuthFrame>
  );
}
