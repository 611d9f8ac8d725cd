import "server-only";
import { inTenantStatements, type TenantStatements } from "@/lib/db/tenant-statements";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { type LinkAbilities, linkAbilities } from "../policy";
import { getLinkTotals } from "./queries/link-totals";
import { getLink, listLinks } from "./queries/list-links";
import { listVisits } from "./queries/list-visits";
import { listLiveVisits } from "./queries/live-visits";
import type { LinkDto, LinkListDto, LinkTotalsDto, ListLinks, ListVisits, LiveVisitDto, VisitListDto } from "./schema";

function read<T>(slugs: WorkspaceSlugs, query: (tx: TenantStatements) => Promise<T>): Promise<T & { can: LinkAbilities }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "shares:read");
    return { ...(await inTenantStatements(ctx, query)), can: linkAbilities(ctx) };
  });
}

export function loadLinks(slugs: WorkspaceSlugs, args: ListLinks): Promise<LinkListDto & { can: LinkAbilities }> {
  return read(slugs, (tx) => listLinks(tx, args));
}

export function loadLink(slugs: WorkspaceSlugs, linkId: string): Promise<{ link: LinkDto; can: LinkAbilities }> {
  return read(slugs, async (tx) => ({ link: await getLink(tx, linkId) }));
}

export function loadVisits(slugs: WorkspaceSlugs, args: ListVisits): Promise<{ visits: VisitListDto; live: LiveVisitDto[]; totals: LinkTotalsDto }> {
  return read(slugs, async (tx) => ({ visits: await listVisits(tx, args), live: await listLiveVisits(tx, args.linkId), totals: await getLinkTotals(tx, args.linkId) }));
}
