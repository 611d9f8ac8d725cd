import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { loadOrNotFound } from "@/lib/transport/loader";
import { type LinkAbilities, linkAbilities } from "../policy";
import { getLinkTotals } from "./queries/link-totals";
import { getLink, listLinks } from "./queries/list-links";
import { listVisits } from "./queries/list-visits";
import { listLiveVisits } from "./queries/live-visits";
import type { LinkDto, LinkListDto, LinkTotalsDto, ListLinks, ListVisits, LiveVisitDto, VisitListDto } from "./schema";

function read<T>(slugs: WorkspaceSlugs, query: (ctx: TenantContext) => Promise<T>): Promise<T & { can: LinkAbilities }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "shares:read");
    return { ...(await query(ctx)), can: linkAbilities(ctx) };
  });
}

export function loadLinks(slugs: WorkspaceSlugs, args: ListLinks): Promise<LinkListDto & { can: LinkAbilities }> {
  return read(slugs, (ctx) => listLinks(ctx, args));
}

export function loadLink(slugs: WorkspaceSlugs, linkId: string): Promise<{ link: LinkDto; can: LinkAbilities }> {
  return read(slugs, async (ctx) => ({ link: await getLink(ctx, linkId) }));
}

export function loadVisits(slugs: WorkspaceSlugs, args: ListVisits): Promise<{ visits: VisitListDto; live: LiveVisitDto[]; totals: LinkTotalsDto }> {
  return read(slugs, (ctx) =>
    inTenantStatements(ctx, async (tx) => ({ visits: await listVisits(tx, args), live: await listLiveVisits(tx, args.linkId), totals: await getLinkTotals(tx, args.linkId) })),
  );
}
