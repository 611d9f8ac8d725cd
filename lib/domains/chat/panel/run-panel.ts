import "server-only";
import { inTenant } from "@/lib/db/tenant";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import type { RenewAuthority } from "../authority-watch";
import type { PostedQuestion } from "../commands/post-question";
import { type AnswerListener, writeAnswer } from "../write-answer";
import type { ConvenedPanel } from "./commands/convene-panel";

/** Specialists who write at the same time. */
const AT_ONCE = 3;
/** How often those who wait show that their server lives; milliseconds. */
const HEARTBEAT_MS = 4_000;

const quiet: AnswerListener = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };

/** Writes every answer of a panel to its end, whether or not anybody looks. Never rejects; each answer's row says what happened. */
export async function runPanel(ctx: TenantContext, { seats }: ConvenedPanel, renew: RenewAuthority): Promise<void> {
  const waiting = new Map(seats.map((seat) => [seat.messageId, seat]));
  const timer = setInterval(() => void beat(ctx, [...waiting.keys()]), HEARTBEAT_MS);
  const work = async (): Promise<void> => {
    for (const [messageId, seat] of waiting) {
      waiting.delete(messageId);
      // The others go on, and those who wait still show that their server lives.
      await begin(ctx, seat, renew).catch((error: unknown) => logger().error({ err: error, messageId }, "a specialist could not begin; the sweeper marks his answer"));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, seats.length) }, work));
  clearInterval(timer);
}

/** With what the asker may do now: he may have lost it while this seat waited. */
async function begin(ctx: TenantContext, seat: PostedQuestion, renew: RenewAuthority): Promise<void> {
  if (!(await mayBegin(ctx, seat))) return;
  const now = await renew();
  if (now?.permissions.has("chat:ask")) await writeAnswer(now, seat, quiet, renew);
  else await inTenant(ctx, (tx) => tx.db.message.updateMany({ where: { id: seat.messageId, status: "streaming" }, data: { status: "interrupted", errorCode: "forbidden", finishedAt: new Date() } }));
}

/** Stopped or deleted before its turn: it ends without a word. */
async function mayBegin(ctx: TenantContext, { messageId }: PostedQuestion): Promise<boolean> {
  return inTenant(ctx, async (tx) => {
    await tx.db.message.updateMany({ where: { id: messageId, status: "stopping" }, data: { status: "stopped", finishedAt: new Date() } });
    const { count } = await tx.db.message.updateMany({ where: { id: messageId, status: "streaming" }, data: { heartbeatAt: new Date() } });
    return count > 0;
  });
}

async function beat(ctx: TenantContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  try {
    await inTenant(ctx, (tx) => tx.db.message.updateMany({ where: { id: { in: [...ids] }, status: "streaming" }, data: { heartbeatAt: new Date() } }));
  } catch (error) {
    logger().warn({ err: error }, "a waiting specialist's heartbeat failed; trying again");
  }
}
