import { requestBreakGlass } from "@/lib/domains/chat/break-glass/commands/request-break-glass";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import type { IsolationCases } from "../isolation-cases";
import { addDocument, addMember } from "../tenant-fixture";

const REASON = "A complaint names this conversation.";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId } = await addDocument(victim.owner);
    const member = await addMember(victim, "viewer");
    const posted = await postQuestion.execute(member, { question: "What is private?" });
    const { requestId } = await requestBreakGlass.execute(victim.owner, { conversationId: posted.conversationId, reason: REASON });
    return { guardedDocument: documentId, privateConversation: posted.conversationId, breakGlass: requestId };
  },
  foreign: {
    "dataroom.classify-document": (id) => ({ documentId: id("guardedDocument"), sensitivity: "confidential" }),
    "dataroom.limit-document": (id) => ({ documentId: id("guardedDocument"), departmentIds: [] }),
    "chat.request-break-glass": (id) => ({ conversationId: id("privateConversation"), reason: REASON }),
    "chat.approve-break-glass": (id) => ({ requestId: id("breakGlass") }),
    "chat.deny-break-glass": (id) => ({ requestId: id("breakGlass") }),
    "chat.end-break-glass": (id) => ({ requestId: id("breakGlass") }),
    "chat.read-break-glass": (id) => ({ requestId: id("breakGlass") }),
  },
};
