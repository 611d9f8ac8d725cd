import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { extractFile } from "../extract-file";
import { sniffKind } from "../file-kind";

const folder = mkdtempSync(path.join(tmpdir(), "eml-"));
afterAll(() => rmSync(folder, { recursive: true }));

function extract(source: string, fileName = "letter.eml") {
  const file = path.join(folder, `${Math.random()}`);
  writeFileSync(file, source.replace(/\n/g, "\r\n"), "latin1");
  return extractFile({ path: file, kind: "txt", fileName });
}

const HEAD = "From: =?utf-8?Q?J=C3=BCrgen_Wei=C3=9F?= <weiss@example.com>\nTo: a@example.com, Board: b@example.com, c@example.com;\nDate: Fri, 20 Nov 2026 10:00:00 +0100\nSubject: Notice of delay\nMIME-Version: 1.0\n";

describe("extractEml", () => {
  it("reads who wrote to whom, the text, and names what is attached", async () => {
    const attachment = "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"Programme <rev 2>.pdf\"\nContent-Transfer-Encoding: base64\n\n" + Buffer.alloc(3000, 65).toString("base64") + "\n";
    const inner = "--b\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=\"earlier.eml\"\n\nSubject: Earlier\n\nInner words\n";
    const { pages, title } = await extract(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nThe lift is late.\nBy t=FCn days.\n\nRegards\n${attachment}${inner}--b--\n`);
    expect(title).toBe("Notice of delay");
    expect(pages.map((page) => page.text).join("\n\n")).toBe(
      "Notice of delay\n\nFrom\tJürgen Weiß <weiss@example.com>\nTo\ta@example.com, b@example.com, c@example.com\nDate\t2026-11-20T09:00:00.000Z\n\n" +
        "The lift is late.\nBy tün days.\n\nRegards\n\nAttachments, not read\n\n- Programme <rev 2>.pdf (application/pdf, 3 KB)\n- earlier.eml (message/rfc822, 30 bytes)",
    );
  });

  it("shows HTML without what runs or loads", async () => {
    const { html, pages } = await extract(
      `${HEAD}Content-Type: text/html\n\n<style>p{}</style><p onclick="x()">Clause <b>8.4</b></p><script>alert(1)</script><img src="https://spy.example/x.png"><table><tr><td>A</td><td>B</td></tr></table>`,
    );
    expect(pages[0]?.text).toContain("Clause 8.4\n\nA\tB");
    expect(html).not.toMatch(/script|onclick|spy\.example|<img|style>/);
  });

  it("is told from text by its first lines, not by its name alone", async () => {
    expect((await sniffKind(Buffer.from("Dear all,\nnothing here.\n"), "note.eml")).kind).toBe("txt");
    expect((await sniffKind(Buffer.from(HEAD), "letter.eml")).kind).toBe("eml");
    expect((await sniffKind(Buffer.from(HEAD), "letter.txt")).kind).toBe("txt");
  });

  it("refuses parts nested beyond measure, and survives a broken end", async () => {
    let nested = `${HEAD}Content-Type: multipart/mixed; boundary=b0\n\n`;
    for (let level = 0; level < 300; level++) nested += `--b${level}\nContent-Type: multipart/mixed; boundary=b${level + 1}\n\n`;
    await expect(extract(nested)).rejects.toMatchObject({ code: "unsafe_document" });
    const { pages } = await extract(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHalf a mess`);
    expect(pages[0]?.text).toContain("Half a mess");
  });
});
