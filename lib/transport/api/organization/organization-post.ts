import "server-only";
import type { z } from "zod";
import { organizationContextFromApiKey } from "@/lib/domains/tenancy/contexts";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import type { Permission } from "@/lib/kernel/permissions";
import { apiRoute, jsonBody } from "../../route";
import { idempotently } from "../idempotency";

/** A POST about the organization, done at most once per Idempotency-Key; what was answered is kept with the key's workspace. */
export function organizationPost<P, S extends z.ZodType>(spec: {
  /** Asked for a repeated request too, whose answer needs no command. */
  permission: Permission | ((body: z.output<S>) => Permission);
  body: S | null;
  run: (ctx: OrganizationContext, body: z.output<S>, params: P) => Promise<{ status: number; body: unknown }>;
}) {
  return apiRoute<P>(async (tenant, { request, params }) => {
    const ctx = await organizationContextFromApiKey(request.headers);
    if (typeof spec.permission === "string") assertPermission(ctx, spec.permission);
    const body = (spec.body ? parseInput(spec.body, await jsonBody(request)) : null) as z.output<S>;
    if (typeof spec.permission === "function") assertPermission(ctx, spec.permission(body));
    return idempotently(tenant, request, async (claim) => {
      await claim([body]);
      return spec.run(ctx, body, params);
    });
  });
}

export function noContent(ctx: Pick<OrganizationContext, "requestId">): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
}
