import type { Metadata } from "next";
import { ForgotPasswordScreen } from "@/components/identity/passwords/forgot-password-screen";
import { loadMailIsSent } from "@/lib/domains/identity/mail/loaders";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPasswordPage() {
  return <ForgotPasswordScreen mailIsSent={loadMailIsSent()} />;
}
