import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { command } from "@/lib/kernel/command";
import { linkRevoked } from "../events";
import { lockLink } from "../link-terms";
import { linkIdSchema } from "../schema";

/** After it the link opens nothing, from every visitor's next request on. */
export const revokeLink = command({
  name: "sharing.revoke-link",
  permission: "shares:manage",
  input: linkIdSchema,
  records: [linkRevoked],
  run: (ctx, { linkId }) =>
    inTenant(ctx, async (tx) => {
      const link = await lockLink(tx, linkId);
      if (link.revokedAt) return { linkId };
      await tx.db.shareLink.update({ where: { id: linkId }, data: { revokedAt: new Date() }, select: { id: true } });
      await tx.record(linkRevoked, { linkId, name: link.name });
      return { linkId };
    }),
});
