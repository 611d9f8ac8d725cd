import { z } from "zod";
import { emailSchema, newPasswordSchema, personNameSchema } from "@/lib/domains/identity/schema";
import { linkTokenSchema } from "@/lib/domains/identity/tokens/schema";
import { PERMISSIONS, type Permission } from "@/lib/kernel/permissions";

const permissionSchema = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

export const slugSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, "Use lower-case letters, digits and hyphens.");

export const workspaceSlugsSchema = z.strictObject({ organization: slugSchema, workspace: slugSchema });
export type WorkspaceSlugs = z.infer<typeof workspaceSlugsSchema>;

export const signUpSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  organizationName: z.string().trim().min(2, "Enter your organization's name.").max(80, "Use at most 80 characters."),
});

/** What waits, encrypted, until the address is confirmed. */
export const pendingSignUpSchema = z.object({ name: z.string(), passwordHash: z.string(), organizationName: z.string() });
export type PendingSignUp = z.infer<typeof pendingSignUpSchema>;

export const signUpTokenSchema = z.object({ email: z.string(), pending: z.string() });

export const confirmSignUpSchema = z.strictObject({ token: linkTokenSchema, password: z.string().min(1, "Enter the password that you chose.").max(200) });

export const projectNameSchema = z.string().trim().min(1, "Enter a name.").max(100, "Use at most 100 characters.");

export const createProjectSchema = z.strictObject({
  name: projectNameSchema,
  description: z.string().trim().max(500, "Use at most 500 characters.").optional(),
  access: z.enum(["open", "members"]).default("open"),
});

export const projectIdSchema = z.strictObject({ projectId: z.uuid() });

export const createApiKeySchema = z.strictObject({
  name: z.string().trim().min(1, "Enter a name.").max(100, "Use at most 100 characters."),
  permissions: z.array(permissionSchema).min(1, "Choose at least one permission."),
  /** Days until the key stops working; null never. */
  expiresInDays: z.number().int().min(1).max(3650).nullable().default(90),
});

export const revokeApiKeySchema = z.strictObject({ apiKeyId: z.uuid() });

export interface ProjectDto {
  id: string;
  name: string;
  slug: string;
  description: string;
  access: "open" | "members";
  isDefault: boolean;
  isSample: boolean;
  questions: string[];
  createdAt: string;
}

export interface ApiKeyDto {
  id: string;
  name: string;
  prefix: string;
  permissions: Permission[];
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface WorkspaceLinkDto {
  organization: { id: string; slug: string; name: string };
  workspace: { id: string; slug: string; name: string };
}
