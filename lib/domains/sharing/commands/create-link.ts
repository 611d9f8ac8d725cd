import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { getFolder } from "@/lib/domains/dataroom/folders/queries/folder-rows";
import { assertDocumentsVisible } from "@/lib/domains/dataroom/queries/get-document";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { linkCreated } from "../events";
import { newLinkSecret } from "../link-secret";
import { loggedTerms, storedTerms } from "../link-terms";
import { createLinkSchema } from "../schema";

/** After it whoever has the address may come on these terms; the address is told this once, since only its hash is kept. */
export const createLink = command({
  name: "sharing.create-link",
  permission: "shares:manage",
  input: createLinkSchema,
  records: [linkCreated],
  run: async (ctx, { documentIds, folderIds, ...terms }) => {
    const createdBy = ctx.userId;
    if (!createdBy) throw new AppError("forbidden", { userMessage: "A link is made by a person, whose view of the data room it shows." });
    const stored = await storedTerms(terms);
    const { secret, hash } = newLinkSecret();
    const items = { documentIds: [...new Set(documentIds)], folderIds: [...new Set(folderIds)] };
    return inTenant(ctx, async (tx) => {
      await assertDocumentsVisible(tx, items.documentIds);
      for (const folderId of items.folderIds) await getFolder(tx, folderId);
      const place = { organizationId: ctx.organizationId, workspaceId: ctx.workspaceId };
      const linkId = newId();
      const row = await tx.db.shareLink.create({ data: { ...stored, id: linkId, ...place, name: terms.name, tokenHash: hash, createdBy } });
      await tx.db.shareLinkItem.createMany({
        data: [...items.documentIds.map((documentId) => ({ documentId })), ...items.folderIds.map((folderId) => ({ folderId }))].map((item) => ({ id: newId(), ...place, linkId, ...item })),
      });
      await tx.record(linkCreated, { linkId, name: row.name, ...items, terms: loggedTerms(row) });
      return { linkId, token: secret };
    });
  },
});
