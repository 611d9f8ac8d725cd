/** How a session began, after "Signed in ". */
export const SIGN_IN_METHODS: Readonly<Record<string, string>> = {
  password: "with a password",
  passkey: "with a passkey",
  wallet: "with a wallet",
  oauth: "with a linked account",
  "e-mail": "by e-mail",
};

/** What happened to an account, in its owner's words. */
export const ACCOUNT_EVENT_LABELS: Readonly<Record<string, string>> = {
  "signed-in": "Signed in",
  "sign-in-refused": "A sign-in was refused",
  "signed-out": "Signed out",
  "session-ended": "Ended a session",
  "sessions-ended": "Signed out everywhere else",
  "email-verified": "E-mail verified",
  "email-changed": "E-mail changed",
  "password-changed": "Password changed",
  "password-reset": "Password set anew by a link",
  "second-factor-enabled": "Two-step sign-in turned on",
  "second-factor-disabled": "Two-step sign-in turned off",
  "recovery-code-used": "A recovery code was used",
  "recovery-codes-renewed": "Recovery codes renewed",
  "passkey-added": "Passkey added",
  "passkey-removed": "Passkey removed",
  "identity-linked": "Account linked",
  "identity-unlinked": "Account unlinked",
  "profile-changed": "Profile changed",
  "data-exported": "Data exported",
};
