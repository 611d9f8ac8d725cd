import { inUnscoped } from "@/lib/db/unscoped";
import { openBody } from "@/lib/domains/identity/mail/queue-mail";
import { writeDrafts } from "@/lib/domains/identity/mail/write-drafts";

export interface TestMail {
  kind: string;
  subject: string;
  text: string;
  /** The last part of the link's path: the token, where there is one. */
  token: string;
}

/** What is on its way to an address, oldest first, after the worker has written what was only asked for. */
export async function outboxOf(email: string): Promise<TestMail[]> {
  while ((await writeDrafts()) > 0);
  const rows = await inUnscoped((db) =>
    db.outgoingMail.findMany({ where: { recipient: email, status: { not: "draft" } }, orderBy: { id: "asc" } }),
  );
  return rows.map(({ kind, subject, bodyEncrypted }) => {
    const { text } = openBody(bodyEncrypted ?? "");
    return { kind, subject, text, token: /https?:\/\/\S+\/([\w-]+)$/m.exec(text)?.[1] ?? "" };
  });
}

/** The newest mail of a kind. */
export async function lastMail(email: string, kind: string): Promise<TestMail> {
  const mail = (await outboxOf(email)).filter((one) => one.kind === kind).at(-1);
  if (!mail) throw new Error(`No mail “${kind}” for ${email}`);
  return mail;
}
