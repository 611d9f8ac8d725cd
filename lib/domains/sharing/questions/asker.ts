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
type Who = ["email" | "visit", string];

/**
 * Whose question it is: the proved address's on any browser, else this visit's alone, so that nobody reads another's questions by
 * typing his address. An anonymous question carries another hash than a named one of the same asker: side by side they tell nothing.
 */
export function askerHash(asker: Asker, kind: Kind): string {
  return hashOf("asker", asker, kind, asker.verified && asker.email ? ["email", asker.email] : ["visit", asker.visitId]);
}

/** Whom the quota counts: the address, proved or not, where the link knows one; else the visit. */
export function partyHash(asker: Asker, kind: Kind): string {
  return hashOf("party", asker, kind, asker.email ? ["email", asker.email] : ["visit", asker.visitId]);
}

/** Of all questions that are his: those asked before he gave or proved his address are, too. */
export function ownHashes(asker: Asker): string[] {
  return inBothKinds("asker", asker, asker.verified ? asker.email : null);
}

export function countedHashes(asker: Asker): string[] {
  return inBothKinds("party", asker, asker.email);
}

function inBothKinds(what: "asker" | "party", asker: Asker, email: string | null): string[] {
  const whos: Who[] = [["visit", asker.visitId], ...(email ? [["email", email] satisfies Who] : [])];
  return whos.flatMap((who) => [hashOf(what, asker, "named", who), hashOf(what, asker, "anonymous", who)]);
}

function hashOf(what: "asker" | "party", { linkId }: Asker, kind: Kind, who: Who): string {
  return keyedHash(JSON.stringify([kind, linkId, ...who]), `${what} of a question`);
}
