import "server-only";
import type { z } from "zod";
import { cleanLine } from "@/lib/kernel/clean-text";
import type { ProvedIdentity } from "../linking/identity";
import { emailSchema } from "../schema";
import type { arrivalSchema } from "./schema";

type Arrival = z.output<typeof arrivalSchema>;

export function identityOf(arrival: Arrival): ProvedIdentity {
  const { provider, subject, email } = arrival;
  return { provider, subject, label: (email ?? personName(arrival)).slice(0, 200) };
}

/** An address fit to be an account's; null for none. Whether it is verified stands beside it. */
export function emailOf({ email }: Arrival): string | null {
  return emailSchema.safeParse(email).data ?? null;
}

/** What the provider calls him, fit to be shown; his mailbox's name where it calls him nothing. */
export function personName({ name, email }: Arrival): string {
  const given = cleanLine(name).replace(/\s+/g, " ").trim();
  return (given || email?.split("@")[0] || "New member").slice(0, 100);
}
