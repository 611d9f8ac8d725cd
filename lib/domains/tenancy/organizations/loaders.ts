import "server-only";
import { cache } from "react";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { loadOrNotFound } from "@/lib/transport/loader";
import { env } from "@/lib/kernel/env";
import { requireOrganization, requireUser, requireWorkspace } from "../contexts";
import { listWorkspaceLinks } from "../queries/places";
import { workspacePlaces } from "../workspace-places";
import { organizationAbilities, settingsEntries } from "./policy";
import { listMyOrganizations } from "./queries/my-organizations";
import { getOrganization, getOrganizationSecurity, listOwnerCandidates } from "./queries/organizations";

/** Also archived and deleted organizations, for who may bring them back; for anybody else these do not exist. */
const standingOf = cache(async (slug: string) => {
  const ctx: OrganizationContext = await requireOrganization(slug, { ended: true });
  assertPermission(ctx, "organization:read");
  const organization = await inTenant(ctx, getOrganization);
  const ended = organization.archivedAt !== null || organization.deletedAt !== null;
  if (ended) assertPermission(ctx, organization.deletedAt ? "organization:delete" : "organization:archive");
  return { ctx, organization, ended };
});

/** The frame of an organization's settings: its name, the pages the viewer may open and the places he may go to. */
export const loadOrganizationFrame = cache((slug: string) =>
  loadOrNotFound(async () => {
    const { ctx, organization, ended } = await standingOf(slug);
    const links = await listWorkspaceLinks((await requireUser()).userId);
    const here = links.find((link) => link.organization.slug === slug);
    const there = here && !ended ? await requireWorkspace({ organization: slug, workspace: here.workspace.slug }) : null;
    return {
      organization,
      ended,
      nav: there && here ? workspacePlaces(`/${slug}/${here.workspace.slug}`, there.permissions) : {},
      entries: settingsEntries(ctx.permissions, ended),
      can: organizationAbilities(ctx.permissions),
      /** The first workspace he can open here, if there is one. */
      workspace: here ? { name: here.workspace.name, href: `/${slug}/${here.workspace.slug}` } : null,
      places: links.map((link) => ({ name: `${link.organization.name} · ${link.workspace.name}`, href: `/${link.organization.slug}/${link.workspace.slug}` })),
    };
  }),
);

/** The first page of the settings. */
export function loadOrganizationSettings(slug: string) {
  return loadOrNotFound(async () => {
    const { ctx, organization, ended } = await standingOf(slug);
    const candidates = ended ? null : await inTenant(ctx, listOwnerCandidates);
    return { organization, ended, candidates, can: organizationAbilities(ctx.permissions) };
  });
}

export function loadOrganizationSecurity(slug: string) {
  return loadOrNotFound(async () => {
    const ctx = await requireOrganization(slug);
    assertPermission(ctx, "organization:security");
    const user = await requireUser();
    return { security: await inTenant(ctx, getOrganizationSecurity), ip: user.ip, hasSecondFactor: user.secondFactorAt !== null };
  });
}

/** For who has no workspace to go to: his organizations, and whether he may make one. */
export function loadWelcome() {
  return loadOrNotFound(async () => {
    const user = await requireUser();
    return { name: user.name, organizations: await listMyOrganizations(user.userId), canCreate: env().SIGN_UP !== "closed" || user.isOperator };
  });
}
