import type { Permission } from "./permissions";

declare const tenantBrand: unique symbol;
declare const organizationBrand: unique symbol;
declare const userBrand: unique symbol;

export type Actor =
  | { kind: "user"; id: string; name: string; sessionId: string }
  | { kind: "apiKey"; id: string; name: string; userId: string }
  /** Somebody with a share link; the id is his visit's, or the link's before he has one. */
  | { kind: "visitor"; id: string; name: string }
  | { kind: "system"; id: string; name: string };

export interface RequestFacts {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
}

/** Proof that the actor may act in this workspace. Only lib/domains/tenancy/contexts.ts mints it. */
export interface TenantContext extends RequestFacts {
  readonly [tenantBrand]: true;
  readonly organizationId: string;
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  /** Highest sensitivity level the actor may see, 0..3. */
  readonly clearance: number;
  readonly departments: readonly string[];
  /** Members-only projects the actor belongs to are told apart from open ones by this user; null sees open ones only. */
  readonly userId: string | null;
}

/** The same for what concerns a whole organization. */
export interface OrganizationContext extends RequestFacts {
  readonly [organizationBrand]: true;
  readonly organizationId: string;
  readonly workspaceId: null;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly clearance: number;
  /** Whose authority this is; null for background work. */
  readonly userId: string | null;
}

/** A signed-in person, before any organization is chosen. */
export interface UserContext extends RequestFacts {
  readonly [userBrand]: true;
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** When he last proved in this session who he is. */
  readonly authenticatedAt: Date;
  readonly secondFactorAt: Date | null;
  /** Runs the installation. */
  readonly isOperator: boolean;
}
