import { deleteConversation } from "@/lib/domains/chat/commands/delete-conversation";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { queueQuestion } from "@/lib/domains/chat/queue/commands/queue-question";
import type { IsolationCases } from "../isolation-cases";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { conversationId, messageId } = await postQuestion.execute(victim.owner, { question: "What is shared?" });
    const deleted = await postQuestion.execute(victim.owner, { question: "What is gone?" });
    await deleteConversation.execute(victim.owner, { conversationId: deleted.conversationId });
    const { queuedId } = await queueQuestion.execute(victim.owner, { conversationId, question: "What comes next?" });
    return { talk: conversationId, talkAnswer: messageId, deletedTalk: deleted.conversationId, queued: queuedId };
  },
  foreign: {
    "chat.restore-conversation": (id) => ({ conversationId: id("deletedTalk") }),
    "chat.pin-conversation": (id) => ({ conversationId: id("talk"), pinned: true }),
    "chat.archive-conversation": (id) => ({ conversationId: id("talk"), archived: true }),
    "chat.change-scope": (id) => ({ conversationId: id("talk"), projectId: null, documentIds: [] }),
    "chat.share-conversation": (id) => ({ conversationId: id("talk"), shared: "everyone" }),
    "chat.export-conversation": (id) => ({ conversationId: id("talk"), format: "md" }),
    "chat.rate-answer": (id) => ({ messageId: id("talkAnswer"), verdict: "up" }),
    "chat.queue-question": (id) => ({ conversationId: id("talk"), question: "Mine?" }),
    "chat.edit-queued": (id) => ({ queuedId: id("queued"), question: "Mine?" }),
    "chat.remove-queued": (id) => ({ queuedId: id("queued") }),
  },
};
