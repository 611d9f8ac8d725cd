import { Font, StyleSheet } from "@react-pdf/renderer";
import path from "node:path";

const face = (name: string) => path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans", `Geist-${name}.ttf`);

Font.register({
  family: "Geist",
  fonts: [
    { src: face("Regular"), fontWeight: 400 },
    { src: face("Medium"), fontWeight: 500 },
    { src: face("SemiBold"), fontWeight: 600 },
  ],
});
// A hyphenated word would not be found again by anyone who searches or quotes it.
Font.registerHyphenationCallback((word) => [word]);

const ink = "#1d2126";
const muted = "#69707a";
const hairline = "#c9ced6";
const accent = "#7a3b1d";

export const styles = StyleSheet.create({
  page: { fontFamily: "Geist", fontSize: 9.6, lineHeight: 1.5, color: ink, paddingTop: 84, paddingBottom: 66, paddingHorizontal: 64 },
  header: { position: "absolute", top: 36, left: 64, right: 64, paddingBottom: 8, borderBottomWidth: 0.5, borderBottomColor: hairline },
  headerRow: { flexDirection: "row", justifyContent: "space-between", fontSize: 7.6, color: muted },
  footer: { position: "absolute", top: 786, left: 64, right: 64, paddingTop: 8, borderTopWidth: 0.5, borderTopColor: hairline },
  cover: { fontFamily: "Geist", color: ink, padding: 64, fontSize: 10, lineHeight: 1.45 },
  coverBar: { width: 44, height: 4, backgroundColor: accent, marginTop: 150, marginBottom: 26 },
  coverNumber: { fontSize: 10.5, color: muted, marginBottom: 10 },
  coverTitle: { fontSize: 31, fontWeight: 600, lineHeight: 1.15, marginBottom: 14 },
  coverSummary: { fontSize: 11.5, color: muted, maxWidth: 370, marginBottom: 60 },
  coverFacts: { borderTopWidth: 0.5, borderTopColor: hairline },
  coverFact: { flexDirection: "row", paddingVertical: 6, borderBottomWidth: 0.5, borderBottomColor: hairline },
  coverLabel: { width: 110, color: muted },
  coverValue: { flex: 1, fontWeight: 500 },
  coverFoot: { position: "absolute", left: 64, right: 64, bottom: 48, fontSize: 8, color: muted },
  sectionHead: {
    flexDirection: "row",
    alignItems: "baseline",
    paddingBottom: 6,
    marginBottom: 12,
    borderBottomWidth: 1.2,
    borderBottomColor: accent,
  },
  sectionCode: { width: 44, fontSize: 15, fontWeight: 600, color: accent },
  sectionTitle: { flex: 1, fontSize: 15, fontWeight: 600 },
  clause: { flexDirection: "row", marginBottom: 9 },
  clauseNumber: { width: 44, fontSize: 8.2, color: muted, paddingTop: 1.2 },
  clauseBody: { flex: 1 },
  clauseTitle: { fontWeight: 600, marginBottom: 1.5 },
  paragraph: { marginBottom: 3 },
  item: { flexDirection: "row", marginBottom: 2 },
  itemMark: { width: 14, color: accent },
  itemText: { flex: 1 },
  table: { marginLeft: 44, marginTop: 3, marginBottom: 14 },
  caption: { fontSize: 8.6, fontWeight: 600, marginBottom: 4 },
  head: { flexDirection: "row", borderTopWidth: 0.8, borderBottomWidth: 0.8, borderColor: ink, backgroundColor: "#f4f2ef" },
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: hairline },
  cell: { paddingVertical: 3.6, paddingHorizontal: 5, fontSize: 8.4, lineHeight: 1.4 },
  headCell: { fontWeight: 600 },
  contentsHead: { fontSize: 15, fontWeight: 600, marginBottom: 14 },
  contentsRow: { flexDirection: "row", paddingVertical: 4.2, borderBottomWidth: 0.5, borderBottomColor: hairline },
  contentsCode: { width: 44, fontWeight: 600, color: accent },
  contentsTitle: { flex: 1 },
  contentsCount: { width: 70, textAlign: "right", color: muted },
});
