import { createServer, type Server, type Socket } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { startMailServer, type TestMailServer } from "@/scripts/test/mail-server";
import { mailServer } from "./mail-server";
import { sendMail } from "./send-mail";

const LETTER = {
  id: "0190-1",
  to: "ada@example.com",
  subject: "Confirm – your ‘address’",
  text: "Grüße\n\nhttps://muniment.example.com/a?b=c",
  html: "<p>Grüße</p>",
};
const HASTE = { connectMs: 300, quietMs: 300, wholeMs: 1_000 };

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const name of ["SMTP_URL", "MAIL_FROM", "APP_URL"]) delete process.env[name];
  forgetEnv();
  for (const close of closing.splice(0)) await close();
});

function configure(url: string, settings: Record<string, string> = {}): void {
  Object.assign(process.env, { APP_URL: "https://muniment.example.com", SMTP_URL: url, ...settings });
  forgetEnv();
}

async function serve(options?: SMTPServerOptions): Promise<TestMailServer> {
  const server = await startMailServer(options);
  closing.push(server.close);
  return server;
}

const withPassword: SMTPServerOptions = {
  authOptional: false,
  onAuth: ({ username, password }, _session, done) =>
    username === "mailer@host" && password === "p:ss/word" ? done(null, { user: username }) : done(new Error("535 wrong")),
};

describe("a message reaches the mail server", () => {
  it("in text and HTML, from the installation's address, with an id of its own", async () => {
    const server = await serve();
    configure(server.url);
    await sendMail(LETTER);
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: "muniment@muniment.example.com", to: ["ada@example.com"] });
    expect(mail?.text).toContain("Grüße\n\nhttps://muniment.example.com/a?b=c".replaceAll("\n", "\r\n"));
    expect(mail?.html).toContain("<p>Grüße</p>");
    expect(mail?.headers).toMatchObject({ "message-id": "<0190-1@muniment.example.com>", "auto-submitted": "auto-generated" });
  });

  it("with user and password, percent-encoded in the address, and the sender that was chosen", async () => {
    const server = await serve(withPassword);
    configure(server.url.replace("//", "//mailer%40host:p%3Ass%2Fword@"), { MAIL_FROM: "Archive <archive@example.org>" });
    await sendMail(LETTER);
    expect(server.mails[0]).toMatchObject({ user: "mailer@host", from: "archive@example.org" });
    expect(server.mails[0]?.headers["from"]).toBe("Archive <archive@example.org>");
  });

  it("over STARTTLS where the server offers it", async () => {
    const server = await serve({ disabledCommands: [] });
    configure(`${server.url}?verify=off&tls=required`);
    await sendMail(LETTER);
    expect(server.mails[0]?.secure).toBe(true);
  });
});

describe("what goes wrong is said plainly", () => {
  const refused = (code: string, words: string, retryable: boolean) => ({
    code,
    retryable,
    userMessage: expect.stringContaining(words) as string,
  });

  it("a wrong password, without repeating it", async () => {
    const server = await serve(withPassword);
    configure(server.url.replace("//", "//mailer:not-this@"));
    const error = await sendMail(LETTER).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(refused("unavailable", "refused the user name or password", true));
    expect(String((error as Error).message)).not.toContain("not-this");
  });

  it("a server that demands a password and got none", async () => {
    const server = await serve(withPassword);
    configure(server.url);
    await expect(sendMail(LETTER)).rejects.toMatchObject(refused("unavailable", "did not take the message for now", true));
  });

  it("no server at this port", async () => {
    const server = await startMailServer();
    await server.close();
    configure(server.url);
    await expect(sendMail(LETTER)).rejects.toMatchObject(refused("unavailable", `127.0.0.1:${server.port} refused the connection`, true));
  });

  it("a certificate that nobody signed", async () => {
    const server = await serve({ disabledCommands: [] });
    configure(`${server.url}?tls=required`);
    await expect(sendMail(LETTER)).rejects.toMatchObject(refused("unavailable", "No encrypted connection", true));
    expect(server.mails).toHaveLength(0);
  });

  it("a server without STARTTLS where it is required", async () => {
    const server = await serve();
    configure(`${server.url}?tls=required`);
    await expect(sendMail(LETTER)).rejects.toMatchObject(refused("unavailable", "No encrypted connection", true));
    expect(server.mails).toHaveLength(0);
  });

  it("a recipient that does not exist: no further try is worth it", async () => {
    const server = await serve({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("No such user"), { responseCode: 550 })),
    });
    configure(server.url);
    await expect(sendMail(LETTER)).rejects.toMatchObject(refused("invalid_input", "No such user", false));
  });

  it("a recipient that is busy: later", async () => {
    const server = await serve({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("Greylisted"), { responseCode: 451 })),
    });
    configure(server.url);
    await expect(sendMail(LETTER)).rejects.toMatchObject(refused("unavailable", "Greylisted", true));
  });

  it("a server that takes the connection and says nothing", async () => {
    configure(await mute(() => undefined));
    await expect(sendMail(LETTER, HASTE)).rejects.toMatchObject(refused("timeout", "did not answer in time", true));
  });

  it("a server that greets and falls silent", async () => {
    configure(await mute((socket) => socket.write("220 here\r\n")));
    await expect(sendMail(LETTER, HASTE)).rejects.toMatchObject(refused("timeout", "did not answer in time", true));
  });

  it("a server that never ends its answer", async () => {
    configure(
      await mute((socket) => {
        const timer = setInterval(() => socket.write("220-still here\r\n"), 50);
        socket.once("close", () => clearInterval(timer));
      }),
    );
    await expect(sendMail(LETTER, HASTE)).rejects.toMatchObject(refused("timeout", "did not answer in time", true));
  });
});

describe("header injection", () => {
  it.each([
    ["a line break in the subject", { subject: "Hello\r\nBcc: all@example.com" }],
    ["a line feed alone", { subject: "Hello\nBcc: all@example.com" }],
    ["a line break in the recipient", { to: "ada@example.com\r\nBcc: all@example.com" }],
    ["two recipients", { to: "ada@example.com, eve@example.com" }],
    ["a recipient with a name", { to: "Eve <eve@example.com>" }],
    ["a line break in the id", { id: "1\r\nBcc: all@example.com" }],
  ])("%s is refused", async (_what, change) => {
    const server = await serve();
    configure(server.url);
    await expect(sendMail({ ...LETTER, ...change })).rejects.toMatchObject({ code: "invalid_input", retryable: false });
    expect(server.mails).toHaveLength(0);
  });
});

describe("SMTP_URL", () => {
  it.each([
    ["smtp://user:pw@mail.example.com", { port: 587, secure: false, requireTLS: true, ignoreTLS: false, verify: true }],
    ["smtp://mail.example.com:2525", { port: 2525, secure: false, requireTLS: false, auth: null }],
    ["smtps://user:pw@mail.example.com", { port: 465, secure: true, requireTLS: false }],
    ["smtp://user:pw@relay.internal:25?tls=off", { port: 25, requireTLS: false, ignoreTLS: true }],
    ["smtp://user:pw@[::1]:2525?verify=off", { host: "::1", requireTLS: false, verify: false }],
  ])("%s", (url, expected) => {
    configure(url);
    expect(mailServer()).toMatchObject(expected);
  });

  it.each(["https://mail.example.com", "mail.example.com"])("%s is refused at start", (url) => {
    configure(url);
    expect(() => mailServer()).toThrow("SMTP_URL");
  });
});

async function mute(greet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}
