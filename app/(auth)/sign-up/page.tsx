import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpScreen } from "@/components/tenancy/sign-up-screen";
import { loadPerson } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Create account" };

export default async function SignUpPage() {
  if (await loadPerson()) redirect("/home");
  return <SignUpScreen />;
}
