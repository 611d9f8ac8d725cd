import { beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { passwordChangedMail, resetPasswordMail } from "./account-mails";
import { getOutgoingMail, listOutgoingMail, OUTBOX_PAGE } from "./queries";
import { queueDraft } from "./queue-draft";
import { queueMail } from "./queue-mail";

provideTestDatabase();

let mailId = "";

beforeAll(async () => {
  mailId = (await inUnscoped((db) => queueMail(db, resetPasswordMail("ada@example.com", "a-token")))).mailId ?? "";
  await inUnscoped((db) => queueDraft(db, { kind: "reset-password", to: "nobody@example.com" }));
});

describe("the operator's outbox", () => {
  it("opens a mail with its link", async () => {
    const mail = await getOutgoingMail(mailId);
    expect(mail).toMatchObject({ recipient: "ada@example.com", status: "queued", kind: "reset-password" });
    expect(mail.link).toBe("http://localhost:3000/reset-password/a-token");
    expect(mail.text).toContain(mail.link);
  });

  it("shows neither a draft nor whom it may concern", async () => {
    const { data, total } = await listOutgoingMail(1);
    expect(total).toBe(1);
    expect(JSON.stringify(data)).not.toContain("nobody@example.com");
    const draft = await inUnscoped((db) => db.outgoingMail.findFirstOrThrow({ where: { status: "draft" } }));
    await expect(getOutgoingMail(draft.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["", "1", newId(), "../../etc/passwd"])("there is no mail %j", async (id) => {
    await expect(getOutgoingMail(id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("a text that no key opens any more is absent, the rest is there", async () => {
    await inUnscoped((db) => db.outgoingMail.update({ where: { id: mailId }, data: { bodyEncrypted: "v1.00000000.AAAA" } }));
    expect(await getOutgoingMail(mailId)).toMatchObject({ recipient: "ada@example.com", text: null, link: null });
  });

  it("lists page by page, newest first", async () => {
    for (let index = 0; index < OUTBOX_PAGE; index++)
      await inUnscoped((db) => queueMail(db, passwordChangedMail(`reader${index}@example.com`, { ip: null })));
    const [first, second] = [await listOutgoingMail(1), await listOutgoingMail(2)];
    expect([first.data.length, second.data.length, first.total]).toEqual([OUTBOX_PAGE, 1, OUTBOX_PAGE + 1]);
    expect(new Set([...first.data, ...second.data].map((mail) => mail.id)).size).toBe(OUTBOX_PAGE + 1);
    expect(second.data[0]?.id).toBe(mailId);
  });
});
