import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { getConversation, readMessages } from "../../queries/conversations";
import { readPath } from "../../queries/message-path";
import { placeInWords } from "../../citations/place-in-words";
import type { MessageDto } from "../../schema";
import { conversationExported } from "../events";
import { exportConversationSchema, type ExportedConversation, type ExportedMessage, MOST_EXPORTED } from "../schema";

/** After it the log says that one branch of the conversation left the product, as far as its reader may read it. */
export const exportConversation = command({
  name: "chat.export-conversation",
  permission: "chat:ask",
  input: exportConversationSchema,
  records: [conversationExported],
  run: (ctx, { conversationId, format, at }): Promise<ExportedConversation> =>
    inTenant(ctx, async (tx) => {
      const { id, own, title, ownerName } = await getConversation(tx, conversationId);
      const leaf = await tx.db.message.findFirst({ where: { conversationId: id, ...(at ? { id: at } : {}) }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: { id: true } });
      if (!leaf) throw notFound("message");
      const path = await readPath(tx, leaf.id, MOST_EXPORTED);
      const messages = await readMessages(tx, id, { own, ids: path.map((message) => message.id) });
      const versions = [...new Set(messages.flatMap((message) => message.citations.map((citation) => citation.versionId)))];
      const sums = await tx.db.documentVersion.findMany({ where: { id: { in: versions } }, select: { id: true, sha256: true } });
      const checksums = new Map(sums.map((version) => [version.id, version.sha256]));
      await tx.record(conversationExported, { conversationId: id, format, messages: messages.length, citedVersions: versions });
      const shortened = (path[0]?.parentId ?? null) !== null;
      return { title, owner: ownerName, exportedAt: new Date().toISOString(), shortened, messages: messages.map((message) => exported(message, checksums)) };
    }),
});

function exported(message: MessageDto, checksums: ReadonlyMap<string, string>): ExportedMessage {
  const { role, content, status, engine, unsupported } = message;
  return {
    role,
    content,
    status,
    engine,
    at: message.createdAt,
    agent: message.agent?.name ?? null,
    unsupported: unsupported.map(({ start, end }) => content.slice(start, end).trim()),
    citations: message.citations.map((citation) => ({
      number: citation.number,
      documentName: citation.documentName,
      version: citation.version,
      place: placeInWords(citation),
      quote: citation.quote,
      checksum: checksums.get(citation.versionId) ?? "",
    })),
  };
}
