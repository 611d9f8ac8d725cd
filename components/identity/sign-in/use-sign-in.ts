"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { loadPage } from "@/lib/client/load-page";
import { signInProblem } from "@/lib/domains/identity/sign-in/labels";
import type { SignInError } from "@/lib/domains/identity/sign-in/schema";

/** Who comes: with a password, or with a ticket from another way in. An empty ticket is the one that lies in a cookie. */
export type Visitor = { email: string; password: string } | { ticket: string };

interface SignInState {
  pending: boolean;
  problem: SignInError | null;
  /** Who has to enter a code before the session can begin. */
  waiting: Visitor | null;
  enter: (visitor: Visitor, code?: string) => Promise<void>;
  back: () => void;
}

/** Once signed in, the page `next` is loaded. */
export function useSignIn(next: string): SignInState {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<SignInError | null>(null);
  const [waiting, setWaiting] = useState<Visitor | null>(null);

  async function enter(visitor: Visitor, code?: string) {
    setPending(true);
    setProblem(null);
    const refused = await attempt(visitor, code);
    if (!refused) return loadPage(next);
    setPending(false);
    if (refused === "SecondFactor") setWaiting(visitor);
    // The code step is over when the password or the ticket itself no longer holds.
    if (refused === "CredentialsSignin" || refused === "TicketSpent") setWaiting(null);
    setProblem(refused === "SecondFactor" && code === undefined ? null : refused);
  }

  const back = () => {
    setWaiting(null);
    setProblem(null);
  };
  return { pending, problem, waiting, enter, back };
}

async function attempt(visitor: Visitor, code: string | undefined): Promise<SignInError | null> {
  // Without an address to come back to the library takes this page's, and an `error` in it for its own.
  const given = { ...visitor, ...(code === undefined ? {} : { code }), redirect: false as const, callbackUrl: "/" };
  try {
    const answer = await signIn("ticket" in visitor ? "ticket" : "credentials", given);
    return answer?.ok && !answer.error ? null : signInProblem(answer?.error);
  } catch {
    return "Unavailable";
  }
}
