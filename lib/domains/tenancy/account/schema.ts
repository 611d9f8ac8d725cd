/** What becomes of an organization when this person's account is deleted. */
export type DepartureOutcome = "left" | "deleted" | "blocked";

export interface DepartureDto {
  organizationId: string;
  slug: string;
  name: string;
  role: string;
  outcome: DepartureOutcome;
}

/** Shown once, when there is no account left to keep it in. */
export interface DeletionReceiptDto {
  accountId: string;
  deletedAt: string;
  /** By store: how much there was, and how much is left, counted after the deletion. */
  erased: { what: string; count: number; left: number }[];
  organizations: { name: string; outcome: DepartureOutcome }[];
}

export interface MembershipDto {
  organization: { id: string; slug: string; name: string };
  role: string;
  clearance: number;
  joinedAt: string;
  suspendedAt: string | null;
  departments: string[];
  workspaces: { id: string; name: string; role: string; joinedAt: string }[];
}
