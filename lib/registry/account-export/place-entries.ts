import "server-only";
import type { ZipEntry } from "@/lib/adapters/zip/zip-stream";
import { inTenant } from "@/lib/db/tenant";
import { listConversations, listMessages } from "@/lib/domains/chat/queries/conversations";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { listOwnUploads } from "@/lib/domains/dataroom/queries/list-own-uploads";
import type { TenantContext } from "@/lib/kernel/context";

export interface ExportPlace {
  /** Folder in the archive. */
  folder: string;
  ctx: TenantContext;
}

const PAGE = 100;

export function jsonEntry(name: string, content: unknown): ZipEntry {
  return { name, content: `${JSON.stringify(content, null, 2)}\n` };
}

/** What this person wrote and brought to one workspace, as far as he may still see it there. Short transactions, one by one. */
export async function* placeEntries({ folder, ctx }: ExportPlace): AsyncGenerator<ZipEntry> {
  if (ctx.permissions.has("chat:ask")) yield* conversationEntries(folder, ctx);
  if (ctx.permissions.has("documents:read")) yield jsonEntry(`${folder}/documents-uploaded.json`, await uploadsOf(ctx));
}

async function* conversationEntries(folder: string, ctx: TenantContext): AsyncGenerator<ZipEntry> {
  const conversations: ConversationDto[] = [];
  for (;;) {
    const page = await inTenant(ctx, (tx) => listConversations(tx, { own: true, limit: PAGE, skip: conversations.length }));
    conversations.push(...page.data);
    if (page.data.length < PAGE) break;
  }
  for (const conversation of conversations) {
    const messages = await inTenant(ctx, (tx) => listMessages(tx, conversation.id));
    yield jsonEntry(`${folder}/conversations/${conversation.id}.json`, { ...conversation, messages });
  }
}

async function uploadsOf(ctx: TenantContext) {
  const uploads: Awaited<ReturnType<typeof listOwnUploads>> = [];
  for (;;) {
    const page = await inTenant(ctx, (tx) => listOwnUploads(tx, { limit: PAGE * 10, after: uploads.at(-1)?.id }));
    uploads.push(...page);
    if (page.length < PAGE * 10) return uploads;
  }
}
