export const MAIL_KINDS = {
  "sign-up": "Sign-up",
  "address-taken": "Address in use",
  "verify-email": "Verify e-mail",
  "reset-password": "Reset password",
  "change-email": "Change e-mail",
  "email-changed": "E-mail changed",
  "password-changed": "Password changed",
  "second-factor-changed": "Second factor changed",
  "passkey-changed": "Passkey changed",
  "identities-changed": "Linked identities changed",
  invitation: "Invitation",
  "break-glass": "Conversation opened",
  "share-code": "Code for a share link",
} as const;

export type MailKind = keyof typeof MAIL_KINDS;

export const MAIL_STATUSES = {
  queued: { label: "Queued", tone: "neutral" },
  sent: { label: "Sent", tone: "ok" },
  kept: { label: "Kept here", tone: "accent" },
  failed: { label: "Failed", tone: "danger" },
} as const;

export type MailStatus = keyof typeof MAIL_STATUSES;
