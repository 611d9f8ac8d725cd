import type { TagTone } from "@/components/ui/display/tag";
import type { ApiKeyDto } from "@/lib/domains/tenancy/schema";

export type ApiKeyStatus = "active" | "expired" | "revoked";

/** `now` in milliseconds. */
export function apiKeyStatus({ expiresAt, revokedAt }: Pick<ApiKeyDto, "expiresAt" | "revokedAt">, now: number): ApiKeyStatus {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "expired" : "active";
}

export const API_KEY_STATUS: Record<ApiKeyStatus, { label: string; tone: TagTone }> = {
  active: { label: "Active", tone: "ok" },
  expired: { label: "Expired", tone: "warn" },
  revoked: { label: "Revoked", tone: "neutral" },
};
