import "server-only";
import { seal, unseal } from "@/lib/adapters/encryption/secret-box";

/** Bound to organization and row: a sealed key that is copied to another row opens nothing there. */
const purpose = (organizationId: string, providerId: string) => `model provider ${organizationId} ${providerId}`;

/** What may be shown of a key afterwards; nothing of a short one. */
const KEY_END = 4;

export function sealKey(organizationId: string, providerId: string, apiKey: string | null): { sealedKey: string | null; keyEnd: string | null } {
  if (apiKey === null) return { sealedKey: null, keyEnd: null };
  return { sealedKey: seal(apiKey, purpose(organizationId, providerId)), keyEnd: apiKey.length >= 4 * KEY_END ? apiKey.slice(-KEY_END) : "" };
}

/** Its key could not be decrypted: the operator changed ENCRYPTION_KEY, or it was sealed for another row. */
class UnreadableKeyError extends Error {
  override readonly name = "UnreadableKeyError";
}

/** @throws UnreadableKeyError when it was sealed for another row or with another ENCRYPTION_KEY. */
export function openKey(organizationId: string, providerId: string, sealedKey: string | null): string | null {
  if (sealedKey === null) return null;
  try {
    return unseal(sealedKey, purpose(organizationId, providerId));
  } catch {
    throw new UnreadableKeyError("a model provider's key cannot be decrypted");
  }
}
