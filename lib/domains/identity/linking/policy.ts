/** RFC 2606 keeps .invalid free of hosts for ever: nothing sent there can reach anybody. */
const PLACEHOLDER_DOMAIN = "wallet.invalid";

/** Stands in for the e-mail of somebody who came with a wallet and gave none. Never shown, never written to. */
export function placeholderEmail(id: string): string {
  return `${id}@${PLACEHOLDER_DOMAIN}`;
}

export function isPlaceholderEmail(email: string): boolean {
  return email.toLowerCase().endsWith(`@${PLACEHOLDER_DOMAIN}`);
}

/** As people see it. */
export function shownEmail(email: string): string {
  return isPlaceholderEmail(email) ? "No e-mail" : email;
}
