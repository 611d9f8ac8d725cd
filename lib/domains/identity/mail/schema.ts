import type { MailStatus } from "./labels";

export interface OutgoingMailDto {
  id: string;
  /** A key of MAIL_KINDS; older releases may have had others. */
  kind: string;
  recipient: string;
  subject: string;
  status: MailStatus;
  attempts: number;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}

export interface OpenMailDto extends OutgoingMailDto {
  /** Null once it was sent, or is too old. */
  text: string | null;
  /** The address that the mail's button leads to. */
  link: string | null;
}
