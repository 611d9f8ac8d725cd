import type { Metadata } from "next";
import { DeadLink } from "@/components/identity/mail/dead-link";
import { ResetPasswordScreen } from "@/components/identity/passwords/reset-password-screen";
import { loadResetLink } from "@/lib/domains/identity/passwords/loaders";

export const metadata: Metadata = {
  title: "Set a new password",
  referrer: "no-referrer",
};

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await loadResetLink(token);
  if (!link) return <DeadLink next={{ label: "Ask for a new link", href: "/forgot-password" }} />;
  return <ResetPasswordScreen token={token} email={link.email} />;
}
