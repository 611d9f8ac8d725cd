import { describe, expect, it } from "vitest";
import { suggestDocumentType } from "./document-type";
import type { DocumentType } from "./schema";

const type = (text: string, name = "scan 0042", kind = "pdf", headings: string[] = []) => suggestDocumentType({ text, headings, name, kind });

const TEXTS: [DocumentType, string][] = [
  ["contract", "JCT BUILDING CONTRACT\nThis Agreement is made between the parties. Whereas the Employer wishes … the Contractor shall, under clause 2.1, pay liquidated damages. Termination follows clause 8. Executed as a deed."],
  ["specification", "Specification of doors\nMaterials and workmanship shall comply with BS EN 1634. Tolerances: 2 mm. The manufacturer or approved equal. Fire rating FD30."],
  ["minutes", "Minutes of progress meeting 12\nPresent: A. Bell, C. Roy. Apologies: D. Finn.\n1 Matters arising\nAction by: CR. Date of next meeting: 3 May."],
  ["drawing-register", "Drawing register\nDrawing No. Title Rev Scale Date issued Status\nA-101 Plan level 1 C 1:100 issued for construction"],
  ["schedule", "Door schedule\nRef Room Level Width Height Finish Ironmongery Fire rating\nD01 Lobby 0 1010 2110 Oak Set A FD60S"],
  ["invoice", "INVOICE\nInvoice no. 2291  Due date 1 May\nBill to: Nord GmbH\nSubtotal 100.00 VAT 20% Amount due 120.00\nSort code 20-00-00"],
  ["hr", "Curriculum vitae\nWork experience\nEducation: University of Leeds, Bachelor\nSkills and languages\nReferences available on request"],
  ["report", "Condition survey report\nExecutive summary\nMethodology\nFindings: observed cracks on the site visit.\nConclusions\nRecommendations\nAppendix A"],
  ["letter", "Nord GmbH\nOur ref: 12/A\nDear Ms Finn,\nFurther to your call we write to confirm.\nYours sincerely\nA. Bell\nEncl."],
  ["e-mail", "From: A <a@example.com>\nTo: b@example.com\nSent: Monday\nSubject: lifts\n\nSee below."],
  ["request", "Request for information\nRFI No. 17\nRaised by: Bell\nQuery: which fixing? Response required by 3 May. Cost impact: none"],
];

describe("suggestDocumentType", () => {
  it.each(TEXTS)("%s", (expected, text) => expect(type(text)).toBe(expected));
  it("nothing clear is nothing", () => {
    expect(type("")).toBeNull();
    expect(type("Lorem ipsum dolor sit amet, consectetur.")).toBeNull();
    expect(type("A picture of a wall in the evening light.")).toBeNull();
  });
  it("a mail is a mail by its format", () => expect(type("Hello", "x", "eml")).toBe("e-mail"));
  it("the name counts as the title does not alone", () => expect(type("ref width height finish D01", "Door_schedule-rev-C", "xlsx")).toBe("schedule"));
});
