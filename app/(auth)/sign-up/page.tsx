import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/tenancy/sign-up-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { loadPerson } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Create account" };

export default async function SignUpPage() {
  if (await loadPerson()) redirect("/home");
  return (
    <AuthFrame
      title="Create your account"
      description="Your organization starts with a sample project, so you can ask the first question at once."
      footer={
        <>
          Have an account? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <SignUpForm />
    </AuthFrame>
  );
}
