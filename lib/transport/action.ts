import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { requestFacts, requireOrganization, requireUser, requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { type AccountCommand, assertFresh, type Command, type OrganizationCommand } from "@/lib/kernel/command";
import type { RequestFacts, UserContext } from "@/lib/kernel/context";
import { toClientError } from "./errors";
import type { Result } from "./result";

/** Errors are returned, since Next redacts thrown ones. */
export async function settle<T>(body: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await body() };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { status: _status, ...error } = toClientError(thrown, (await requestFacts()).requestId);
    return { ok: false, error };
  }
}

/** Binds a command to our own UI. */
export function action<I extends z.ZodType, O>(bound: Command<I, O>) {
  return async (slugs: WorkspaceSlugs, input: z.input<I>): Promise<Result<O>> =>
    settle(async () => bound.execute(await requireWorkspace(slugs), input));
}

export function organizationAction<I extends z.ZodType, O>(bound: OrganizationCommand<I, O>) {
  return async (organization: string, input: z.input<I>): Promise<Result<O>> => settle(async () => bound.execute(await requireOrganization(organization), input));
}

/** Also for an organization that is archived or deleted: bringing it back, or erasing it. */
export function endedOrganizationAction<I extends z.ZodType, O>(bound: OrganizationCommand<I, O>) {
  return async (organization: string, input: z.input<I>): Promise<Result<O>> =>
    settle(async () => bound.execute(await requireOrganization(organization, { ended: true }), input));
}

/** For what must not be done from a session left open. */
export function freshOrganizationAction<I extends z.ZodType, O>(bound: OrganizationCommand<I, O>) {
  return async (organization: string, input: z.input<I>): Promise<Result<O>> =>
    settle(async () => {
      const ctx = await requireOrganization(organization);
      assertFresh(await requireUser());
      return bound.execute(ctx, input);
    });
}

export function visitorAction<I extends z.ZodType, O>(bound: AccountCommand<RequestFacts, I, O>) {
  return async (input: z.input<I>): Promise<Result<O>> => settle(async () => bound.execute(await requestFacts(), input));
}

export function accountAction<I extends z.ZodType, O>(bound: AccountCommand<UserContext, I, O>) {
  return async (input: z.input<I>): Promise<Result<O>> => settle(async () => bound.execute(await requireUser(), input));
}
