import "server-only";
import { getPlace } from "@/lib/domains/tenancy/queries/places";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";

export async function getMe(ctx: TenantContext) {
  assertPermission(ctx, "workspace:read");
  return { ...(await getPlace(ctx)), permissions: [...ctx.permissions] };
}
