import { describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant } from "@/scripts/test/tenant-fixture";
import { postQuestion } from "../commands/post-question";
import { exportConversation } from "./commands/export-conversation";
import { conversationReport } from "./conversation-report";
import { MOST_EXPORTED } from "./schema";

provideTestDatabase();

describe("a long branch", () => {
  it("is exported whole, or says that it is not", async () => {
    const tenant = await createTenant();
    const { organizationId, workspaceId } = tenant;
    const posted = await postQuestion.execute(tenant.owner, { question: "Number 0" });
    const { conversationId } = posted;
    let parentId = posted.messageId;
    const grow = async (from: number, to: number) => {
      const rows = Array.from({ length: to - from }, (_, place) => {
        const [id, at] = [newId(), from + place];
        const row = { id, organizationId, workspaceId, conversationId, parentId, role: at % 2 ? "assistant" : "user", content: `Number ${at}`, status: "complete", createdAt: new Date(Date.now() + at) };
        parentId = id;
        return row;
      });
      await inUnscoped((db) => db.message.createMany({ data: rows }));
    };
    await grow(2, MOST_EXPORTED);
    const whole = await exportConversation.execute(tenant.owner, { conversationId, format: "md" });
    expect([whole.messages.length, whole.shortened, whole.messages[0]?.content]).toEqual([MOST_EXPORTED, false, "Number 0"]);
    await grow(MOST_EXPORTED, MOST_EXPORTED + 1);
    const cut = await exportConversation.execute(tenant.owner, { conversationId, format: "md" });
    expect([cut.messages.length, cut.shortened, cut.messages.at(-1)?.content]).toEqual([MOST_EXPORTED, true, `Number ${MOST_EXPORTED}`]);
    const notes = (of: typeof whole) => conversationReport(of).map(({ text }) => text).filter((text) => text.includes("left out"));
    expect([notes(whole), notes(cut)]).toEqual([[], ["These are the last 2,000 messages. What came before them is left out."]]);
  });
});
