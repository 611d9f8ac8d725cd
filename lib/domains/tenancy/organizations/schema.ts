import { z } from "zod";

export const organizationNameSchema = z.string().trim().min(2, "Enter your organization's name.").max(80, "Use at most 80 characters.");

/** Whose law and standards its documents follow. */
export const JURISDICTIONS = ["UK", "EU", "US", "CA", "AU", "NZ", "IE", "CH", "Other"] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

export function isJurisdiction(value: string): value is Jurisdiction {
  return JURISDICTIONS.some((known) => known === value);
}

export const createOrganizationSchema = z.strictObject({
  name: organizationNameSchema,
  jurisdiction: z.enum(JURISDICTIONS).default("UK"),
  /** A project with sample documents, to ask the first question of. */
  withSample: z.boolean().default(false),
});

export const updateOrganizationSchema = z.strictObject({ name: organizationNameSchema, jurisdiction: z.enum(JURISDICTIONS) });

export const noInputSchema = z.strictObject({});

/** The name once more, typed: nobody deletes by a slip. */
export const confirmNameSchema = z.strictObject({ confirmation: z.string().max(200) });

export const transferOwnershipSchema = z.strictObject({ userId: z.uuid() });

export const leaveOrganizationSchema = z.strictObject({ organization: z.string().max(60) });

const rangesSchema = z.array(z.string().trim().min(1).max(60)).max(200, "Use at most 200 ranges.");

export const secureOrganizationSchema = z.strictObject({
  secondFactorRequired: z.boolean(),
  ipAllow: rangesSchema,
  ipDeny: rangesSchema,
});

export interface OrganizationDto {
  id: string;
  slug: string;
  name: string;
  jurisdiction: Jurisdiction;
  createdAt: string;
  archivedAt: string | null;
  deletedAt: string | null;
  /** When it is erased for good, if it waits for that. */
  erasedAfter: string | null;
}

export interface OrganizationSecurityDto {
  secondFactorRequired: boolean;
  ipAllow: string[];
  ipDeny: string[];
}

/** An organization somebody belongs to, whatever he may open in it. */
export interface OrganizationLinkDto {
  slug: string;
  name: string;
  /** Whether its settings are there for him. */
  settings: boolean;
  ended: "archived" | "deleted" | null;
}

export interface OwnerCandidateDto {
  userId: string;
  name: string;
  /** Null for who gave none. */
  email: string | null;
}

/** A page of the organization's settings that the viewer may open. */
export interface SettingsEntry {
  id: "general" | "workspaces" | "departments" | "members" | "invitations" | "roles" | "models" | "usage" | "security";
  label: string;
  path: string;
}
