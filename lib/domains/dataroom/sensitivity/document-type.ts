import type { DocumentType } from "./schema";

interface Profile {
  type: DocumentType;
  /** A heading or title that names it. */
  title: RegExp;
  /** Words of such papers, each with its weight; counted once each. */
  words: [RegExp, number][];
}

const word = (source: string) => new RegExp(`(?<![\\p{L}])(?:${source})(?![\\p{L}])`, "iu");

const PROFILES: Profile[] = [
  {
    type: "contract",
    title: word("contract|agreement|conditions of contract|deed|appointment of|terms and conditions|vertrag|contrat|contrato|memorandum of understanding"),
    words: [[word("party|parties"), 1], [word("hereby|hereinafter|whereas"), 2], [word("shall"), 1], [word("clause \\d+|clauses?"), 1], [word("indemnif\\w+|liquidated damages|warrant(?:y|ies)"), 2], [word("termination|governing law|jurisdiction"), 2], [word("contractor|employer"), 1], [word("executed as a deed|in witness whereof"), 3]],
  },
  {
    type: "specification",
    title: word("specification|specifications|employer['’]s requirements|technical requirements|leistungsverzeichnis|leistungsbeschreibung|cahier des charges"),
    words: [[word("bs en|en \\d{3,}|iso \\d{3,}|din \\d{3,}|astm"), 2], [word("materials?|workmanship"), 1], [word("tolerances?"), 2], [word("manufacturer|approved equal|proprietary"), 1], [word("shall (?:be|comply|conform)"), 2], [word("fire rating|performance|grade"), 1], [word("install(?:ed|ation)?|finish(?:es)?"), 1], [word("submittals?|samples?"), 1]],
  },
  {
    type: "minutes",
    title: word("minutes|meeting notes|notes of (?:the )?meeting|protokoll|besprechungsprotokoll|compte rendu"),
    words: [[word("present|attendees|in attendance"), 3], [word("apologies"), 3], [word("action by|actions?"), 2], [word("next meeting|date of next"), 3], [word("matters arising"), 3], [word("agenda|item \\d+"), 1], [word("noted|reported|agreed"), 1], [word("chair(?:man|ed)?"), 1]],
  },
  {
    type: "drawing-register",
    title: word("drawing (?:register|list|issue sheet|schedule)|document register|transmittal|planliste|liste des plans"),
    words: [[word("drawing (?:no|number)\\.?|dwg no\\.?"), 3], [word("rev(?:ision)?\\.?"), 2], [word("scale|1:\\d+"), 1], [word("issue date|date issued|issued for"), 2], [word("status|suitability"), 1], [word("sheet size|A[0-3]"), 1], [word("plan|elevation|section"), 1], [word("title"), 1]],
  },
  {
    type: "schedule",
    title: word("(?:door|window|finishes|room|ironmongery|hardware|equipment|lighting|activity|bar bending) schedule|schedule|programme|türliste|raumbuch|bill of quantities|activity list"),
    words: [[word("ref(?:erence)?\\.?"), 1], [word("qty|quantity"), 2], [word("width|height|thickness"), 2], [word("room|level|floor"), 1], [word("finish|ironmongery|type"), 1], [word("fire rating|FD\\d{2}"), 2], [word("start|duration|milestone|predecessor"), 2], [word("location"), 1]],
  },
  {
    type: "invoice",
    title: word("invoice|tax invoice|credit note|application for payment|payment certificate|rechnung|facture|factura|fattura"),
    words: [[word("invoice (?:no|number|date)\\.?"), 3], [word("vat|mwst|tva|iva|sales tax"), 2], [word("sub-?total|total due|amount due|balance due"), 3], [word("payment terms|due date|due by"), 2], [word("sort code|iban|bank details|remittance"), 2], [word("unit price|rate|qty|quantity"), 1], [word("bill to|purchase order"), 2]],
  },
  {
    type: "hr",
    title: word("curriculum vitae|cv|résumé|resume|lebenslauf|employment contract|contract of employment|payslip|performance review|appraisal|personnel file"),
    words: [[word("work experience|employment history|professional experience"), 3], [word("education|qualifications"), 2], [word("references available|references"), 1], [word("skills|languages"), 1], [word("date of birth|nationality|marital status"), 2], [word("salary|holiday entitlement|notice period|annual leave"), 2], [word("line manager|employee"), 2], [word("university|bachelor|master|degree"), 1]],
  },
  {
    type: "report",
    title: word("report|assessment|survey|study|review|investigation|gutachten|bericht|rapport|audit"),
    words: [[word("executive summary"), 3], [word("introduction|background"), 1], [word("findings?|results"), 2], [word("conclusions?"), 2], [word("recommendations?"), 2], [word("methodology|scope"), 1], [word("appendix|figure \\d+|table \\d+"), 1], [word("site visit|inspect(?:ed|ion)|observed"), 1]],
  },
  {
    type: "letter",
    title: /^$/,
    words: [[/(?:^|\n)[ \t]{0,8}(?:dear (?:sir|madam|mr|mrs|ms|dr|all|[A-Z])|sehr geehrte|madame|monsieur|estimad[oa])/i, 4], [word("yours (?:sincerely|faithfully|truly)|kind regards|best regards|mit freundlichen grüßen|veuillez agréer|atentamente"), 4], [word("our ref|your ref|unser zeichen"), 2], [word("enclosures?|encl\\.?"), 1], [word("further to|with reference to|we write"), 2]],
  },
  {
    type: "e-mail",
    title: /^$/,
    words: [[/(?:^|\n)[ \t]{0,8}(?:from|von|de)[ \t]{0,2}:/i, 3], [/(?:^|\n)[ \t]{0,8}(?:to|an|à)[ \t]{0,2}:/i, 2], [/(?:^|\n)[ \t]{0,8}(?:subject|betreff|objet|asunto)[ \t]{0,2}:/i, 4], [/(?:^|\n)[ \t]{0,8}(?:sent|date|gesendet|envoyé)[ \t]{0,2}:/i, 2], [word("original message|forwarded message|wrote:"), 2]],
  },
  {
    type: "request",
    title: word("request for information|rfi|change order|variation|site instruction|architect['’]s instruction|early warning|notice of delay|compensation event"),
    words: [[word("rfi no\\.?|instruction no\\.?|variation no\\.?"), 3], [word("query|question|response required|reply by"), 2], [word("raised by|issued by|addressed to"), 2], [word("cost (?:impact|effect)|time (?:impact|effect)|programme effect"), 2], [word("drawing ref|spec(?:ification)? ref"), 2]],
  },
];

const TITLE_WEIGHT = 6;
const FIRST_LINES = 8;
const MAX_TITLE = 90;
/** So much at least, and so much more than the next. */
const LEAST = 6;
const AHEAD = 1.2;
const READ = 20_000;

export interface TypedText {
  /** The first pages, joined. */
  text: string;
  /** Of the first page. */
  headings: readonly string[];
  /** The document's own name, without its ending. */
  name: string;
  kind: string;
}

/** What a document seems to be, by the words of its title and its vocabulary; null where nothing stands clearly in front. */
export function suggestDocumentType({ text, headings, name, kind }: TypedText): DocumentType | null {
  const read = text.slice(0, READ);
  const lines = read.split("\n", 40).map((line) => line.trim()).filter(Boolean).slice(0, FIRST_LINES);
  const titles = [...headings.slice(0, 3), ...lines].filter((line) => line.length <= MAX_TITLE);
  const spoken = name.replace(/[_\-.]+/g, " ");
  const scores = PROFILES.map(({ type, title, words }) => {
    const place = title.source === "^$" ? -1 : titles.findIndex((line) => title.test(line));
    const named = place === -1 ? 0 : Math.max(TITLE_WEIGHT - place * 0.5, 3);
    const inName = title.source !== "^$" && title.test(spoken) ? TITLE_WEIGHT / 2 : 0;
    const vocabulary = words.reduce((sum, [form, weight]) => sum + (form.test(read) ? weight : 0), 0);
    return { type, score: named + inName + vocabulary + (type === "schedule" && (kind === "xlsx" || kind === "csv") ? 1 : 0) };
  }).sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (kind === "eml" || kind === "msg") return "e-mail";
  return best && best.score >= LEAST && best.score >= (next?.score ?? 0) * AHEAD ? best.type : null;
}
