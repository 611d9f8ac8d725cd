export interface SessionDto {
  id: string;
  current: boolean;
  ip: string | null;
  userAgent: string | null;
  /** How it began; see SIGN_IN_METHODS. */
  method: string;
  secondFactor: boolean;
  createdAt: string;
  lastSeenAt: string;
}

export interface AccountEventDto {
  id: string;
  /** See ACCOUNT_EVENT_LABELS. */
  type: string;
  detail: string | null;
  ip: string | null;
  userAgent: string | null;
  occurredAt: string;
}
