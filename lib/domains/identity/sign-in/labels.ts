import { OAUTH_PROBLEMS } from "../oauth/labels";
import type { SignInError } from "./schema";

/** What the sign-in form says; what was typed stays there in every case. */
export const SIGN_IN_PROBLEMS: Readonly<Record<SignInError, string>> = {
  CredentialsSignin: "E-mail or password is not right. Check both and try again.",
  SecondFactor: "Enter the code that your authenticator app shows.",
  WrongCode: "This code is not right, or was used before. Enter the one that your app shows now, or a recovery code.",
  TicketSpent: "This sign-in was not finished in time, or was used already. Start again.",
  RateLimited: "Too many tries. Wait half a minute, then try again; with each further failure the wait doubles.",
  Unavailable: "The server could not be reached. What you entered is still here; try again in a moment.",
};

export function signInProblem(name: string | null | undefined): SignInError {
  return name && Object.hasOwn(SIGN_IN_PROBLEMS, name) ? (name as SignInError) : "Unavailable";
}

/** For what another way in left in the address. */
export function problemOnTheWay(name: string): string {
  const words = Object.hasOwn(OAUTH_PROBLEMS, name) ? OAUTH_PROBLEMS[name] : undefined;
  return words ?? SIGN_IN_PROBLEMS[signInProblem(name)];
}
