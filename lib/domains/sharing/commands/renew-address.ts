import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { linkAddressRenewed } from "../events";
import { newLinkSecret } from "../link-secret";
import { lockLink } from "../link-terms";
import { assertMaker } from "../policy";
import { linkIdSchema } from "../schema";

/** After it the old address leads nowhere, for who was let in by it too; the new one is told this once. */
export const renewAddress = command({
  name: "sharing.renew-address",
  permission: "shares:manage",
  input: linkIdSchema,
  records: [linkAddressRenewed],
  run: (ctx, { linkId }) =>
    inTenant(ctx, async (tx) => {
      const link = await lockLink(tx, linkId);
      assertMaker(ctx, link);
      if (link.revokedAt) throw new AppError("conflict", { userMessage: "This link was revoked and stays so. Nothing was changed; create a new link." });
      const { secret, hash } = newLinkSecret();
      await tx.db.shareLink.update({ where: { id: linkId }, data: { tokenHash: hash }, select: { id: true } });
      await tx.record(linkAddressRenewed, { linkId, name: link.name });
      return { linkId, token: secret };
    }),
});
