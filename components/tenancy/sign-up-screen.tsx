"use client";

import Link from "next/link";
import { useState } from "react";
import { AuthFrame } from "@/components/shell/auth-frame";
import { Button } from "@/components/ui/controls/button";
import { SignUpForm } from "./sign-up-form";

/** The form, and where mail is sent the request to look for it. What was typed stays while one looks. */
export function SignUpScreen() {
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  return (
    <AuthFrame
      title={mailedTo ? "Check your mail" : "Create your account"}
      description={mailedTo ? undefined : "Your organization starts with a sample project, so you can ask the first question at once."}
      footer={
        <>
          Have an account? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <div role="status" className={mailedTo ? "flex flex-col items-start gap-5 text-base" : "sr-only"}>
        {mailedTo && (
          <>
            <p>
              A mail is on its way to <strong className="font-medium break-all">{mailedTo}</strong>. Open its link and enter your password
              to finish; it works for 24 hours.
            </p>
            <p className="text-muted">Nothing after a few minutes? Look among the junk mail, or check the address.</p>
            <Button onClick={() => setMailedTo(null)}>Back to the form</Button>
          </>
        )}
      </div>
      <div hidden={mailedTo !== null}>
        <SignUpForm onMailed={setMailedTo} />
      </div>
    </AuthFrame>
  );
}
