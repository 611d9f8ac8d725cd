import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { startMailServer, type TestMailServer } from "@/scripts/test/mail-server";
import { composeMail } from "./compose-mail";
import { deliverDueMail, MAX_ATTEMPTS, waitAfter } from "./deliver-mail";
import { openBody, queueMail } from "./queue-mail";
import { removeOldMail } from "./remove-old-mail";

provideTestDatabase();

const closing: (() => Promise<void>)[] = [];

beforeEach(() => inUnscoped((db) => db.outgoingMail.deleteMany()));
afterEach(async () => {
  delete process.env["SMTP_URL"];
  forgetEnv();
  for (const close of closing.splice(0)) await close();
});

async function serve(options?: SMTPServerOptions): Promise<TestMailServer> {
  const server = await startMailServer(options);
  closing.push(server.close);
  process.env["SMTP_URL"] = server.url;
  forgetEnv();
  return server;
}

async function queue(to = "ada@example.com"): Promise<{ mailId: string }> {
  const message = composeMail({ kind: "verify-email", to, subject: "Hello", paragraphs: ["A sentence."], reason: "Because." });
  const { mailId } = await inUnscoped((db) => queueMail(db, message));
  return { mailId: mailId ?? "" };
}

const rowOf = (id: string) => inUnscoped((db) => db.outgoingMail.findUniqueOrThrow({ where: { id } }));
const makeDue = () => inUnscoped((db) => db.outgoingMail.updateMany({ data: { nextAttemptAt: new Date(Date.now() - 1000) } }));

describe("with a mail server", () => {
  it("sends what is queued and erases what it said", async () => {
    const server = await serve();
    const { mailId } = await queue();
    expect((await rowOf(mailId)).bodyEncrypted).not.toContain("sentence");
    expect(await deliverDueMail()).toBe(1);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.text).toContain("A sentence.");
    expect(await rowOf(mailId)).toMatchObject({
      status: "sent",
      bodyEncrypted: null,
      attempts: 1,
      error: null,
      sentAt: expect.any(Date) as Date,
    });
    expect(await deliverDueMail()).toBe(0);
  });

  it("what a transaction took back is never sent", async () => {
    const server = await serve();
    const message = composeMail({ kind: "verify-email", to: "ada@example.com", subject: "Hello", paragraphs: [], reason: "" });
    const failing = inUnscoped(async (db) => {
      await queueMail(db, message);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await deliverDueMail()).toBe(0);
    expect(server.mails).toHaveLength(0);
  });

  it("nothing is queued for who gave no address", async () => {
    expect(await queue("0190@wallet.invalid")).toEqual({ mailId: "" });
  });

  it("many processes at once send each mail once", async () => {
    const server = await serve();
    await Promise.all(Array.from({ length: 30 }, (_, index) => queue(`reader${index}@example.com`)));
    const drain = async (): Promise<void> => {
      while ((await deliverDueMail()) > 0);
    };
    await Promise.all([drain(), drain(), drain(), drain()]);
    expect(server.mails.map((mail) => mail.to[0]).sort()).toEqual(
      Array.from({ length: 30 }, (_, index) => `reader${index}@example.com`).sort(),
    );
  });

  it("waits longer after each failure, says why, and gives up after ten", async () => {
    await serve({ onMailFrom: (_address, _session, done) => done(Object.assign(new Error("Busy"), { responseCode: 421 })) });
    const { mailId } = await queue();
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      await makeDue();
      const before = Date.now();
      expect(await deliverDueMail()).toBe(1);
      const row = await rowOf(mailId);
      expect(row).toMatchObject({
        attempts: attempt,
        status: attempt < MAX_ATTEMPTS ? "queued" : "failed",
        error: expect.stringContaining("Busy") as string,
      });
      if (attempt < MAX_ATTEMPTS) expect(row.nextAttemptAt.getTime()).toBeGreaterThanOrEqual(before + waitAfter(attempt) * 1000);
      expect(await deliverDueMail()).toBe(0);
    }
    expect(openBody((await rowOf(mailId)).bodyEncrypted ?? "").text).toContain("A sentence.");
  });

  it("a recipient that does not exist fails at once", async () => {
    await serve({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error("No such user"), { responseCode: 550 })) });
    const { mailId } = await queue();
    await deliverDueMail();
    expect(await rowOf(mailId)).toMatchObject({ status: "failed", attempts: 1, error: expect.stringContaining("No such user") as string });
  });

  it("a mail sealed with a key that is gone fails with that reason, and the others go on", async () => {
    const server = await serve();
    const { mailId } = await queue("lost@example.com");
    await inUnscoped((db) => db.outgoingMail.update({ where: { id: mailId }, data: { bodyEncrypted: "v1.00000000.AAAA" } }));
    await queue("kept@example.com");
    await deliverDueMail();
    expect(await rowOf(mailId)).toMatchObject({ status: "failed", error: expect.stringContaining("ENCRYPTION_KEY") as string });
    expect(server.mails.map((mail) => mail.to[0])).toEqual(["kept@example.com"]);
  });

  it("a process killed while it sends loses nothing, and nobody else sends meanwhile", async () => {
    let reached = (): void => undefined;
    const begun = new Promise<void>((resolve) => (reached = resolve));
    await serve({ onMailFrom: () => reached() });
    const { mailId } = await queue();
    const child = spawn("node", ["--import", "tsx", path.join(import.meta.dirname, "delivering-process.fixture.ts")], {
      env: { ...process.env, TSX_TSCONFIG_PATH: "evals/tsconfig.json" },
      stdio: "ignore",
    });
    const end = once(child, "exit");
    await Promise.race([begun, end.then(() => Promise.reject(new Error("The process ended before it sent")))]);
    expect(await deliverDueMail()).toBe(0);
    child.kill("SIGKILL");
    await end;
    expect(await rowOf(mailId)).toMatchObject({ status: "queued", attempts: 1 });
    const server = await serve();
    expect(await deliverDueMail()).toBe(0);
    await makeDue();
    expect(await deliverDueMail()).toBe(1);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.headers["message-id"]).toContain(mailId);
  });
});

describe("without a mail server", () => {
  it("keeps the mail for the operator, encrypted", async () => {
    const { mailId } = await queue();
    await deliverDueMail();
    const row = await rowOf(mailId);
    expect(row).toMatchObject({ status: "kept", attempts: 0 });
    expect(openBody(row.bodyEncrypted ?? "").text).toContain("A sentence.");
  });

  it("forgets it after a week, what failed too, and the list after a month", async () => {
    const states = ["kept", "failed", "sent", "queued"] as const;
    for (const status of states) {
      const { mailId } = await queue(`${status}@example.com`);
      await inUnscoped((db) => db.outgoingMail.update({ where: { id: mailId }, data: { status } }));
    }
    const readable = async (days: number) => {
      await removeOldMail(Date.now() + days * 86_400_000);
      const rows = await inUnscoped((db) =>
        db.outgoingMail.findMany({ orderBy: { recipient: "asc" }, select: { status: true, bodyEncrypted: true } }),
      );
      return rows.map(({ status, bodyEncrypted }) => `${status}${bodyEncrypted ? " with body" : ""}`);
    };
    expect(await readable(6)).toEqual(["failed with body", "kept with body", "queued with body", "sent with body"]);
    expect(await readable(8)).toEqual(["failed", "queued with body", "sent with body"]);
    expect(await readable(31)).toEqual([]);
  });
});
