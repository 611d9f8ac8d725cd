import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import type { IsolationCases } from "../isolation-cases";
import { addDocument, bytes } from "../tenant-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId } = await addDocument(victim.owner);
    const trashed = await addDocument(victim.owner);
    await trashDocument.execute(victim.owner, { documentId: trashed.documentId });
    const key = await createApiKey.execute(victim.owner, { name: "Key", permissions: ["search:run"] });
    const posted = await postQuestion.execute(victim.owner, { question: "What is where?" });
    return { document: documentId, trashed: trashed.documentId, project: victim.projectId, apiKey: key.id, conversation: posted.conversationId, message: posted.messageId };
  },
  foreign: {
    "tenancy.remove-project": (id) => ({ projectId: id("project") }),
    "tenancy.revoke-api-key": (id) => ({ apiKeyId: id("apiKey") }),
    "dataroom.upload-document": (id) => ({ name: "a.txt", projectId: id("project"), body: bytes("text") }),
    "dataroom.upload-version": (id) => ({ documentId: id("document"), name: "a.txt", body: bytes("text") }),
    "dataroom.trash-document": (id) => ({ documentId: id("document") }),
    "dataroom.restore-document": (id) => ({ documentId: id("trashed") }),
    "dataroom.purge-document": (id) => ({ documentId: id("document") }),
    "dataroom.retry-processing": (id) => ({ documentId: id("document") }),
    "dataroom.cancel-processing": (id) => ({ documentId: id("document") }),
    "chat.post-question": (id) => ({ question: "What?", conversationId: id("conversation") }),
    "chat.convene-panel": (id) => ({ question: "What?", agents: ["fire-safety", "legal-and-contracts"], projectId: id("project") }),
    "chat.stop-panel": (id) => ({ conversationId: id("conversation") }),
    "chat.keep-answer": (id) => ({ messageId: id("message") }),
    "chat.stop-answer": (id) => ({ messageId: id("message") }),
    "chat.rename-conversation": (id) => ({ conversationId: id("conversation"), title: "Mine now" }),
    "chat.delete-conversation": (id) => ({ conversationId: id("conversation") }),
  },
  plain: {
    "tenancy.create-project": { name: "Site" },
    "tenancy.create-api-key": { name: "Key", permissions: ["search:run"] },
  },
};
