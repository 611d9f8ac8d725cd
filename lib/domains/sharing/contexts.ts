import "server-only";
import { contextFromShareLink, contextOfVisit, factsOf } from "@/lib/domains/tenancy/contexts";
import { notFound } from "@/lib/kernel/app-error";
import { hashLinkSecret } from "./link-secret";
import { readVisitCookie } from "./visit-cookie";
import { admittedVisit, readDoor, type ShareContext, type ShareDoor } from "./visits";

/** Who stands at a link's address. @throws AppError not_found for an address that nobody gave out. */
export async function requireDoor(token: string, source: Headers): Promise<ShareDoor> {
  const hash = hashLinkSecret(token);
  const found = hash === null ? null : await contextFromShareLink(factsOf(source), hash);
  if (!found) throw notFound("link");
  const door = await readDoor(found.ctx, found.linkId, readVisitCookie(source, found.linkId));
  return door.visit ? { ...door, tenant: contextOfVisit(door.tenant, door.visit) } : door;
}

/** Authority of an admitted visitor; asked at every page, picture, download, report and question. */
export async function requireVisit(token: string, source: Headers): Promise<ShareContext> {
  return admittedVisit(await requireDoor(token, source));
}
