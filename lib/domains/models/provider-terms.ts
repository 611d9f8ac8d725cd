import "server-only";
import { AddressRefusedError, assertOutside } from "@/lib/adapters/guarded-fetch/outside-address";
import { AppError } from "@/lib/kernel/app-error";
import type { ProviderFacts } from "./events";
import type { StoredProvider } from "./queries";
import type { ProviderKind } from "./schema";

const invalid = (field: string, userMessage: string) => new AppError("invalid_input", { userMessage: `${userMessage} Nothing was saved.`, fields: { [field]: userMessage } });

/** Without a query, fragment or last slash, so that equal addresses look equal. */
export function checkedBaseUrl(text: string): string {
  const url = new URL(text);
  if (url.search || url.hash) throw invalid("baseUrl", "Leave everything behind ? and # out of the address.");
  try {
    assertOutside(url);
  } catch (error) {
    if (error instanceof AddressRefusedError) throw invalid("baseUrl", error.message);
    throw error;
  }
  return url.href.replace(/\/+$/u, "");
}

/** A key goes only to the place it was entered for: whoever changes the place has to know the key. */
export function assertKeyStays(before: { baseUrl: string; sealedKey: string | null }, baseUrl: string, apiKey: string | null | undefined): void {
  if (apiKey !== undefined || before.sealedKey === null) return;
  if (new URL(before.baseUrl).origin === new URL(baseUrl).origin) return;
  throw invalid("apiKey", "Enter the key again: it would be sent to another address.");
}

export function assertKeyGiven(kind: ProviderKind, hasKey: boolean): void {
  if (kind !== "compatible" && !hasKey) throw invalid("apiKey", "Enter the key.");
}

export function factsOf({ name, kind, baseUrl, apiVersion, sealedKey, models, enabled }: Pick<StoredProvider, "name" | "kind" | "baseUrl" | "apiVersion" | "sealedKey" | "models" | "enabled">): ProviderFacts {
  return { name, kind, baseUrl, apiVersion, hasKey: sealedKey !== null, models: models.map((model) => model.name), enabled };
}
