import { z } from "zod";
import { AppError } from "./app-error";
import type { OrganizationContext, RequestFacts, TenantContext, UserContext } from "./context";
import type { EventDefinition } from "./events";
import type { Permission } from "./permissions";

interface Permitted<K extends "workspace" | "organization", C, I extends z.ZodType, O> {
  kind: K;
  name: string;
  permission: Permission;
  input: I;
  records: readonly EventDefinition[];
  execute(ctx: C, input: z.input<I>): Promise<O>;
}

/** One business operation in a workspace: a value that knows its permission, its input and its body. */
export type Command<I extends z.ZodType = z.ZodType, O = unknown> = Permitted<"workspace", TenantContext, I, O>;

/** The same about a whole organization. */
export type OrganizationCommand<I extends z.ZodType = z.ZodType, O = unknown> = Permitted<"organization", OrganizationContext, I, O>;

interface PermittedSpec<C, I extends z.ZodType, O> {
  name: `${string}.${string}`;
  permission: Permission;
  input: I;
  records: readonly EventDefinition[];
  run: (ctx: C, input: z.output<I>) => Promise<O>;
}

export function command<I extends z.ZodType, O>(spec: PermittedSpec<TenantContext, I, O>): Command<I, O> {
  return permitted("workspace", spec);
}

export function organizationCommand<I extends z.ZodType, O>(spec: PermittedSpec<OrganizationContext, I, O>): OrganizationCommand<I, O> {
  return permitted("organization", spec);
}

function permitted<K extends "workspace" | "organization", C extends { permissions: ReadonlySet<Permission> }, I extends z.ZodType, O>(
  kind: K,
  { name, permission, input, records, run }: PermittedSpec<C, I, O>,
): Permitted<K, C, I, O> {
  return {
    kind,
    name,
    permission,
    input,
    records,
    execute(ctx, given) {
      assertPermission(ctx, permission);
      return run(ctx, parseInput(input, given));
    },
  };
}

/** An operation outside any workspace: of a visitor (sign-up) or of a signed-in person on his own account. */
export interface AccountCommand<C extends RequestFacts = RequestFacts, I extends z.ZodType = z.ZodType, O = unknown> {
  kind: "account";
  name: string;
  input: I;
  execute(ctx: C, input: z.input<I>): Promise<O>;
}

export function accountCommand<C extends RequestFacts | UserContext, I extends z.ZodType, O>(spec: {
  name: `${string}.${string}`;
  input: I;
  run: (ctx: C, input: z.output<I>) => Promise<O>;
}): AccountCommand<C, I, O> {
  return { kind: "account", name: spec.name, input: spec.input, execute: (ctx, input) => spec.run(ctx, parseInput(spec.input, input)) };
}

/** Minutes for which a proof of identity counts as recent. */
export const FRESH_MINUTES = 10;

/** For changes to the ways in: a session left open must not be enough. */
export function assertFresh(ctx: UserContext): void {
  if (Date.now() - ctx.authenticatedAt.getTime() <= FRESH_MINUTES * 60_000) return;
  throw new AppError("fresh_sign_in_required", { userMessage: "Confirm that it is you, then try again. Nothing was changed." });
}

export function assertPermission(ctx: { permissions: ReadonlySet<Permission> }, permission: Permission): void {
  if (!ctx.permissions.has(permission)) {
    throw new AppError("forbidden", {
      message: `missing ${permission}`,
      userMessage: "Your role does not allow this. Ask an administrator for access.",
    });
  }
}

export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".") || "_"] ??= issue.message;
  const [first] = Object.entries(fields);
  const userMessage = first ? (first[0] === "_" ? first[1] : `${first[0]}: ${first[1]}`) : "Check the input.";
  throw new AppError("invalid_input", { message: z.prettifyError(parsed.error), userMessage, fields });
}
