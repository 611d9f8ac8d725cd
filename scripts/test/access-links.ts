import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import type { Person, World } from "./access-world";

/** A link of this person's to every document and every folder, as rows: no command would let him name what he may not see. */
export async function linkToAll({ tenant, papers, folders }: World, person: Person): Promise<string> {
  const { organizationId, workspaceId } = tenant;
  const linkId = newId();
  const items = [...papers.map(({ id }) => ({ documentId: id })), ...folders.map(({ id }) => ({ folderId: id }))];
  await inUnscoped(async (db) => {
    await db.shareLink.create({ data: { id: linkId, organizationId, workspaceId, name: "All", tokenHash: linkId, createdBy: person.id }, select: { id: true } });
    await db.shareLinkItem.createMany({ data: items.map((item) => ({ id: newId(), organizationId, workspaceId, linkId, ...item })) });
  });
  return linkId;
}
