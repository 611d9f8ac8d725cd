import "server-only";
import { z } from "zod";
import { inUnscoped } from "@/lib/db/unscoped";
import { composeMail, oneLine } from "./compose-mail";
import { queueDraft } from "./queue-draft";
import type { MailMessage } from "./queue-mail";

const codeSchema = z.object({ code: z.string(), makerName: z.string(), organizationName: z.string(), invited: z.boolean() });

type CodeMail = z.infer<typeof codeSchema> & { to: string };

/** After it a code is on its way, if the address is invited; the request that asks for it does and takes the same if not. */
export async function queueCode({ to, ...payload }: CodeMail): Promise<void> {
  await inUnscoped((db) => queueDraft(db, { kind: "share-code", to, payload: JSON.stringify(payload) }));
}

/** Null: nobody is to be written to. */
export function codeMail(to: string, payload: string): MailMessage | null {
  const { code, makerName, organizationName, invited } = codeSchema.parse(JSON.parse(payload));
  if (!invited) return null;
  const maker = oneLine(makerName);
  return composeMail({
    kind: "share-code",
    to,
    subject: "Your code to open shared documents",
    paragraphs: [`Your code is ${code}.`, `It opens what ${maker} of “${oneLine(organizationName)}” shares with you, once, within 10 minutes, in the browser in which you asked for it.`],
    reason: "You get this because somebody, probably you, entered this address to open shared documents. If it was not you, ignore it: without the code nothing opens.",
  });
}
