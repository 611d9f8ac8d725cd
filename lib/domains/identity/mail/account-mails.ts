import "server-only";
import { TOKEN_MINUTES, type TokenPurpose } from "../tokens/one-time-token";
import { composeMail, mailLink, oneLine } from "./compose-mail";
import type { MailMessage } from "./queue-mail";

/** Where a change was made from. */
interface Origin {
  ip: string | null;
}

/** Names nobody: what the person who asked typed must not reach a stranger under our sender. */
export function signUpMail(to: string, token: string): MailMessage {
  return composeMail({
    kind: "sign-up",
    to,
    subject: "Confirm your Muniment account",
    paragraphs: [
      "Open the link and enter the password that you chose. Your account and your organization are created then.",
      validFor("sign-up"),
    ],
    button: { label: "Confirm account", link: mailLink(`/sign-up/confirm/${token}`) },
    reason:
      "You get this because somebody, probably you, signed up with this address. If it was not you, ignore it: without the link nothing is created.",
  });
}

export function addressTakenMail(to: string): MailMessage {
  return composeMail({
    kind: "address-taken",
    to,
    subject: "You already have a Muniment account",
    paragraphs: [
      "Somebody, probably you, wanted to use this address for a Muniment account. You have one already: sign in with it. If you forgot the password, you can set a new one there.",
    ],
    button: { label: "Sign in", link: mailLink("/sign-in") },
    reason:
      "You get this because this address was entered at Muniment. If it was not you, ignore it: nothing was changed, and whoever entered it was not told that you have an account.",
  });
}

export function verifyEmailMail(to: string, token: string): MailMessage {
  return composeMail({
    kind: "verify-email",
    to,
    subject: "Verify your e-mail address",
    paragraphs: ["Open the link while you are signed in to confirm that this address is yours.", validFor("verify-email")],
    button: { label: "Verify e-mail", link: mailLink(`/verify-email/${token}`) },
    reason:
      "You get this because an account with this address was made at Muniment. If it was not you, ignore it: the address stays unverified.",
  });
}

export function resetPasswordMail(to: string, token: string): MailMessage {
  return composeMail({
    kind: "reset-password",
    to,
    subject: "Set a new password",
    paragraphs: ["Open the link to choose a new password. You are then signed out everywhere else.", validFor("reset-password")],
    button: { label: "Choose a new password", link: mailLink(`/reset-password/${token}`) },
    reason:
      "You get this because somebody, probably you, asked for a new password. If it was not you, ignore it: your password stays as it is.",
  });
}

export function changeEmailMail(to: string, token: string): MailMessage {
  return composeMail({
    kind: "change-email",
    to,
    subject: "Confirm your new e-mail address",
    paragraphs: [
      "Open the link in the browser where you are signed in. From then on you sign in with this address.",
      validFor("change-email"),
    ],
    button: { label: "Confirm address", link: mailLink(`/change-email/${token}`) },
    reason:
      "You get this because somebody wants to use this address for a Muniment account. If it was not you, ignore it: nothing changes.",
  });
}

export function emailChangedMail(to: string, change: Origin & { newEmail: string }): MailMessage {
  return noticeMail(
    to,
    "email-changed",
    "Your e-mail address was changed",
    `Your Muniment account now signs in with ${change.newEmail} instead of this address${origin(change)}.`,
  );
}

export function passwordChangedMail(to: string, change: Origin): MailMessage {
  return noticeMail(
    to,
    "password-changed",
    "Your password was changed",
    `The password of your Muniment account was changed${origin(change)}. Other browsers have been signed out.`,
  );
}

/** `what` completes “Two-step sign-in …”: "was turned on". */
export function secondFactorChangedMail(to: string, change: Origin & { what: string }): MailMessage {
  return noticeMail(
    to,
    "second-factor-changed",
    "Your two-step sign-in was changed",
    `Two-step sign-in of your Muniment account ${change.what}${origin(change)}.`,
  );
}

/** `what` completes “The passkey …”: "was added to". */
export function passkeyChangedMail(to: string, change: Origin & { name: string; what: string }): MailMessage {
  return noticeMail(
    to,
    "passkey-changed",
    "Your passkeys were changed",
    `The passkey “${oneLine(change.name)}” ${change.what} your Muniment account${origin(change)}.`,
  );
}

function noticeMail(
  to: string,
  kind: "email-changed" | "password-changed" | "second-factor-changed" | "passkey-changed",
  subject: string,
  sentence: string,
): MailMessage {
  return composeMail({
    kind,
    to,
    subject,
    paragraphs: [
      sentence,
      "If this was you, there is nothing to do. If it was not, set a new password at once and end the sessions that you do not know; if you no longer get in, write to your administrator.",
    ],
    button: { label: "Set a new password", link: mailLink("/forgot-password") },
    reason: "You get this because this address belongs to the account. Such notices cannot be turned off.",
  });
}

function origin({ ip }: Origin): string {
  return ` on ${momentOf(new Date())}${ip ? ` from ${ip}` : ""}`;
}

export function momentOf(date: Date): string {
  return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(date)} UTC`;
}

function validFor(purpose: TokenPurpose): string {
  const minutes = TOKEN_MINUTES[purpose];
  return `The link works once, for ${minutes > 90 ? `${minutes / 60} hours` : `${minutes} minutes`}.`;
}
