import "server-only";
import path from "node:path";
import { Document, Font, Page, renderToBuffer, StyleSheet, Text } from "@react-pdf/renderer";
import type { ReportPart } from "./docx-report";

const FAMILY = "Liberation Sans";
const fonts = path.join(process.cwd(), "node_modules/pdfjs-dist/standard_fonts");
const globals = globalThis as typeof globalThis & { munimentReportFonts?: boolean };

const INK = "#1B1C20";
const MUTED = "#5B5C60";
const styles = StyleSheet.create({
  page: { paddingVertical: 56, paddingHorizontal: 64, fontFamily: FAMILY, fontSize: 10, lineHeight: 1.45, color: INK },
  title: { fontSize: 18, fontWeight: 700, marginBottom: 8 },
  question: { fontSize: 13, fontWeight: 700, marginTop: 18, marginBottom: 6 },
  heading: { fontSize: 11, fontWeight: 700, marginTop: 8, marginBottom: 4 },
  paragraph: { marginBottom: 5 },
  item: { marginBottom: 3, marginLeft: 14 },
  source: { fontWeight: 700, marginTop: 7 },
  quote: { fontStyle: "italic", marginLeft: 14, marginTop: 2 },
  note: { fontSize: 8, color: MUTED, marginTop: 2, marginBottom: 2 },
  foot: { position: "absolute", bottom: 28, left: 64, right: 64, fontSize: 8, color: MUTED, textAlign: "right" },
});

/** A PDF of these parts. Its font has Latin, Greek and Cyrillic letters; others show as empty boxes. */
export function pdfReport(title: string, parts: readonly ReportPart[]): Promise<Buffer> {
  registerFonts();
  return renderToBuffer(
    <Document title={title} creator="Muniment" producer="Muniment">
      <Page size="A4" style={styles.page}>
        {parts.map(({ kind, text }, index) => (
          <Text key={index} style={styles[kind]}>
            {kind === "item" ? `•  ${text}` : text}
          </Text>
        ))}
        <Text style={styles.foot} fixed render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
      </Page>
    </Document>,
  );
}

function registerFonts(): void {
  if (globals.munimentReportFonts) return;
  globals.munimentReportFonts = true;
  const face = (file: string) => path.join(fonts, `LiberationSans-${file}.ttf`);
  Font.register({ family: FAMILY, fonts: [{ src: face("Regular") }, { src: face("Bold"), fontWeight: 700 }, { src: face("Italic"), fontStyle: "italic" }] });
  // Words are broken nowhere: a checksum or a name stays what it is.
  Font.registerHyphenationCallback((word) => [word]);
}
