import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";

const DAY_MS = 86_400_000;
const READABLE_DAYS = 7;
const LISTED_DAYS = 30;

/** After it nothing that could still be read is older than a week, and no mail is listed for longer than a month. */
export async function removeOldMail(now = Date.now()): Promise<void> {
  const week = new Date(now - READABLE_DAYS * DAY_MS);
  await inUnscoped(async (db) => {
    await db.outgoingMail.deleteMany({
      where: {
        OR: [{ status: { in: ["kept", "draft"] }, createdAt: { lt: week } }, { createdAt: { lt: new Date(now - LISTED_DAYS * DAY_MS) } }],
      },
    });
    await db.outgoingMail.updateMany({ where: { status: "failed", createdAt: { lt: week } }, data: { bodyEncrypted: null } });
  });
}
