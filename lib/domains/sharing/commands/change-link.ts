import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { linkChanged } from "../events";
import { lockLink, loggedTerms, storedTerms } from "../link-terms";
import { assertMaker } from "../policy";
import { changeLinkSchema } from "../schema";

/** After it the link has these terms, at the next request of every visitor: who is not invited any more, or has not passed a new password or agreement, stands at the gate again. */
export const changeLink = command({
  name: "sharing.change-link",
  permission: "shares:manage",
  input: changeLinkSchema,
  records: [linkChanged],
  run: async (ctx, { linkId, ...terms }) => {
    const stored = await storedTerms(terms);
    return inTenant(ctx, async (tx) => {
      const before = await lockLink(tx, linkId);
      assertMaker(ctx, before);
      if (before.revokedAt) throw new AppError("conflict", { userMessage: "This link was revoked and stays so. Nothing was changed; create a new link." });
      const after = await tx.db.shareLink.update({ where: { id: linkId }, data: stored });
      await tx.record(linkChanged, { linkId, name: after.name, before: loggedTerms(before), after: loggedTerms(after) });
      return { linkId };
    });
  },
});
