import { expect } from "@playwright/test";
import { uploadBytes } from "../fixtures/documents";
import { bombFile, docxFile, encryptedOfficeFile, pdfFile, textFile, type UploadedFile } from "../fixtures/files";
import { documentRow, dropFiles, expectStep, openDataRoom, tray, trayRow } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

test("each bad document is refused in plain words, and the room goes on working", async ({ page, account }) => {
  test.setTimeout(120_000);
  const whole = await pdfFile("whole.pdf", ["A page.", "Another page."]);
  const cases: { file: UploadedFile; says: RegExp }[] = [
    { file: textFile("empty.txt", ""), says: /is empty \(0 bytes\)/ },
    { file: { ...whole, name: "truncated.pdf", buffer: whole.buffer.subarray(0, 420) }, says: /damaged or incomplete/ },
    { file: encryptedOfficeFile("locked.docx"), says: /protected with a password/ },
    {
      file: {
        ...textFile("photo.pdf", ""),
        buffer: Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(200, 7)]),
      },
      says: /picture is damaged or incomplete/,
    },
    {
      file: { ...textFile("program.docx", ""), buffer: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(400, 0)]) },
      says: /cannot be read\. Accepted are PDF/,
    },
    { file: bombFile("bomb.docx"), says: /overload any reader/ },
  ];

  await openDataRoom(page, account.home);
  await dropFiles(
    page,
    cases.map(({ file }) => file),
  );
  for (const { file, says } of cases) {
    await expectStep(page, file.name, "failed");
    await expect(trayRow(page, file.name)).toContainText(says);
  }
  await tray(page).getByRole("button", { name: "Close uploads" }).click();

  const good = await docxFile("After the bad ones.docx", "Good", ["This document is sound."]);
  await dropFiles(page, [good]);
  await expectStep(page, good.name, "ready");
  await expect(documentRow(page, good.name)).toContainText("Ready");
});

test("a file that is not what its name says is read as what it is", async ({ page, account }) => {
  const pdf = await pdfFile("really a pdf.docx", ["The content decides."]);
  await openDataRoom(page, account.home);
  await dropFiles(page, [pdf]);
  await expectStep(page, pdf.name, "ready");
  await expect(documentRow(page, pdf.name)).toContainText("PDF");
});

test("hostile names lead nowhere and deceive nobody", async ({ account, requests }) => {
  const long = `${"long name ".repeat(30)}.txt`;
  const named: [string, string | RegExp][] = [
    ["../../../etc/passwd.txt", "passwd.txt"],
    ["..\\..\\windows\\win.txt", "win.txt"],
    ["invoice\u202etxt.exe.txt", "invoicetxt.exe.txt"],
    ["plan 🏗️ número 7.txt", "plan 🏗️ número 7.txt"],
    ["<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"],
    ["line\nbreak\0.txt", "linebreak.txt"],
    ["...", "Untitled"],
    [long, /^(?=.{1,200}$)long name .*\.txt$/],
  ];
  for (const [given, shown] of named) {
    const stored = await uploadBytes(requests, account, given, `Text of ${JSON.stringify(given)} for this test.`);
    if (typeof shown === "string") expect(stored.name).toBe(shown);
    else expect(stored.name).toMatch(shown);
    const download = await requests.get(`/api/files/${account.organization}/${account.workspace}/${stored.id}?download=1`);
    expect(download.status()).toBe(200);
    expect(download.headers()["content-disposition"]).not.toMatch(/[\r\n]|\.\.\//);
  }
});

test("the same bytes a second time are the same document", async ({ page, account, requests }) => {
  const file = textFile("Only once.txt", "These bytes are stored a single time.");
  const first = await uploadBytes(requests, account, file.name, file.buffer);
  await openDataRoom(page, account.home);
  await dropFiles(page, [{ ...file, name: "Again.txt" }]);
  await expectStep(page, "Again.txt", "duplicate");
  await expect(trayRow(page, "Again.txt")).toContainText("Already here as Only once.txt");
  await expect(documentRow(page, "Again.txt")).toHaveCount(0);
  const again = await uploadBytes(requests, account, file.name, file.buffer);
  expect(again).toMatchObject({ id: first.id, versionId: first.versionId, duplicate: true });
});
