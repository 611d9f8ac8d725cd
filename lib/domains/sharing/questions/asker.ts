import "server-only";
import { keyedHash } from "@/lib/adapters/encryption/keyed-hash";

/** Who asks, as far as the link knows him. */
export interface Asker {
  linkId: string;
  visitId: string;
  email: string | null;
  /** He proved that the address is his. */
  verified: boolean;
}

type Kind = "named" | "anonymous";

/**
 * Whose question it is: the proved address's on any browser, else this visit's alone, so that nobody reads another's questions by
 * typing his address. An anonymous question carries another hash than a named one of the same asker: side by side they tell nothing.
 */
export function askerHash(asker: Asker, kind: Kind): string {
  const who = asker.verified && asker.email ? ["email", asker.email] : ["visit", asker.visitId];
  return keyedHash(JSON.stringify([kind, asker.linkId, ...who]), "asker of a question");
}

/** Whom the quota counts: the address, proved or not, where the link knows one; else the visit. */
export function partyHash(asker: Asker, kind: Kind): string {
  const who = asker.email ? ["email", asker.email] : ["visit", asker.visitId];
  return keyedHash(JSON.stringify([kind, asker.linkId, ...who]), "party of a question");
}

export function bothHashes(hash: typeof askerHash, asker: Asker): string[] {
  return [hash(asker, "named"), hash(asker, "anonymous")];
}
