/** From the page of an account to the page after it: there is no account left to keep a receipt in. */
const KEY = "muniment-deletion-receipt";

export interface DeletionReceipt {
  accountId: string;
  deletedAt: string;
  erased: { what: string; count: number; left: number }[];
  organizations: { name: string; outcome: string }[];
}

export function keepReceipt(receipt: DeletionReceipt): void {
  sessionStorage.setItem(KEY, JSON.stringify(receipt));
}

/** As text, which stays the same between reads. */
export function readReceipt(): string | null {
  return sessionStorage.getItem(KEY);
}
