import type { HostileFile } from "./hostile-file";
import { paragraph, relations, sheetParts, slideParts, word, wordParts } from "./office-parts";
import { overlappingZip, zipOf } from "./zip-writer";

const MB = 1024 * 1024;
const zeros = (size: number) => Buffer.alloc(size, " ");
const core = paragraph("The corridor is a protected route.");
const docx = (id: string, attack: string, bytes: () => Buffer, more: Partial<HostileFile> = {}): HostileFile => ({ id, name: `${id}.docx`, attack, bytes, verdict: "refused", ...more });

function nested(depth: number): Buffer {
  let inner = zipOf([{ name: "core.txt", content: zeros(MB) }]);
  for (let level = 0; level < depth; level++) inner = zipOf(Array.from({ length: 4 }, (_, index) => ({ name: `${level}-${index}.zip`, content: inner })));
  return inner;
}

/** Archives that are larger, or other, than they seem. */
export const ARCHIVES: readonly HostileFile[] = [
  docx("zip-bomb-flat", "1 GB of spaces in one part", () => word(core, { name: "word/bomb.xml", content: zeros(280 * MB) }), { words: /overload/ }),
  docx("zip-bomb-media", "a bomb where nobody looks", () => word(core, { name: "word/media/image1.png", content: zeros(100 * MB) }), { words: /overload/ }),
  docx("zip-bomb-nested", "archives in archives, five deep", () => word(core, { name: "word/embeddings/a.zip", content: nested(5) }), { verdict: "read", flags: ["embedded-files"] }),
  docx("zip-overlap", "4,000 entries that share the same bytes", () => overlappingZip(Array.from({ length: 4000 }, (_, n) => `word/${n}.xml`), zeros(MB), wordParts(core)), { words: /overload/ }),
  docx("zip-overlap-small", "200 entries that share the same bytes, below every size limit", () => overlappingZip(Array.from({ length: 200 }, (_, n) => `word/${n}.xml`), zeros(20_000), wordParts(core)), {
    words: /overlap|overload/,
  }),
  docx("zip-crowd", "20,000 empty parts", () => word(core, ...Array.from({ length: 20_000 }, (_, n) => ({ name: `word/p${n}`, content: "" }))), { words: /10,000 parts/ }),
  docx("zip-count-lie", "an end record that claims 65,534 entries", () => zipOf(wordParts(core), { count: 65_534 }), { words: /overload|damaged/ }),
  docx("zip-directory-lie", "a directory that begins behind the file", () => zipOf(wordParts(core), { directoryOffset: 0x7fffffff }), { words: /damaged/ }),
  docx("zip-size-lie", "64 MB that claim to be 1,000 bytes", () => word(core, { name: "word/liar.xml", content: zeros(64 * MB), claimedSize: 1000 }), { words: /damaged/ }),
  docx("zip-size-lie-large", "10 bytes that claim to be 4 GB", () => word(core, { name: "word/liar.xml", content: "0123456789", claimedSize: 0xfffffff0 }), { words: /overload/ }),
  docx("zip-long-names", "5,000 parts with names of 4,000 characters", () => word(core, ...Array.from({ length: 5000 }, (_, n) => ({ name: `word/${n}${"n".repeat(4000)}`, content: "" }))), { verdict: "either" }),
  docx("zip-slip", "parts named ../../../etc/cron.d/x", () => word(core, { name: "../../../../etc/cron.d/hostile", content: "* * * * * root id" }), { words: /damaged|overload/ }),
  docx("zip-absolute", "a part with an absolute path", () => word(core, { name: "/etc/hostile", content: "x" }), { words: /damaged|overload/ }),
  docx("zip-unc", "parts on a network share and on C:", () => word(core, { name: "\\\\hostile.invalid\\share\\x", content: "x" }, { name: "C:\\Windows\\hostile.exe", content: "x" }), { words: /damaged|overload/ }),
  docx("zip-twice", "two parts of the same name with different text", () => word(core, { name: "word/document.xml", content: wordParts(paragraph("The other text"))[2]?.content ?? "" }), {
    words: /twice|overload/,
  }),
  docx("zip-encrypted-part", "a part that claims to be encrypted", () => zipOf([...wordParts(core).slice(0, 2), { name: "word/document.xml", content: "x", encrypted: true }]), { words: /password|damaged/ }),
  { id: "zip-plain", name: "archive.zip", attack: "a plain archive", bytes: () => zipOf([{ name: "a.txt", content: "a" }]), verdict: "refused", words: /ZIP/ },
  { id: "zip-named-pdf", name: "report.pdf", attack: "an archive named PDF", bytes: () => nested(1), verdict: "refused", words: /ZIP|neither/ },
  docx("docx-truncated", "a Word document cut in half", () => word(core, { name: "word/x.xml", content: zeros(9000) }).subarray(0, 900), { words: /damaged/ }),
  { id: "xlsx-truncated", name: "cut.xlsx", attack: "a workbook cut at the end", bytes: () => zipOf(sheetParts()).subarray(0, -60), verdict: "refused", words: /damaged/ },
  { id: "pptx-truncated", name: "cut.pptx", attack: "a presentation cut at the end", bytes: () => zipOf(slideParts("Doors")).subarray(0, -60), verdict: "refused" },
  docx("docx-headless", "a Word document without a body", () => zipOf([...wordParts(core).slice(0, 2), { name: "word/styles.xml", content: "<x/>" }]), { words: /damaged/ }),
  docx("docx-relations-loop", "relations that lead back to themselves", () => word(core, { name: "word/_rels/document.xml.rels", content: relations({ id: "r1", type: "subDocument", target: "document.xml" }, { id: "r2", type: "aFChunk", target: "../word/document.xml" }) }), {
    verdict: "either",
  }),
];
