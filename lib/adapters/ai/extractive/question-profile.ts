import "server-only";
import { questionForces, type AnswerKind } from "./answer-cues";
import { foldText, segmentQuery } from "@/lib/kernel/text-segmentation";

export interface QuestionProfile {
  /** Distinct topical terms in the index's form. */
  terms: string[];
  /** Adjacent topical terms: "fire door" weighs more than both apart. */
  pairs: [string, string][];
  kind: AnswerKind;
  /** Codes and figures, which an answer can hardly do without. */
  codes: string[];
  /** Terms of the first sentence: what follows it explains and names examples. */
  head: Set<string>;
  common: ReadonlySet<string>;
  forces: RegExp[];
}

/** Words that stand in every kind of document: they narrow a topic but seldom are it. */
const COMMON = new Set(
  segmentQuery(
    `party parties third person persons people company time times year years day days date way make made use used using new case certain particular
    event respect part parts number provide provided provides require required requires requirement right rights under upon within receive received
    first last next end begin place work works service services good goods product products item items term terms general other another one two set
    get go take taken want need like good better best different same small large high low long short total main important following current`,
  ),
);

/** Words of asking and of referring to documents, in any trade; they name no topic. */
const SCAFFOLD = new Set(
  segmentQuery(
    `document documents contract contracts agreement agreements report reports specification specifications policy policies drawing drawings clause clauses
    section sections paragraph paragraphs page pages provision provisions passage passages text file category categories say says said state stated
    states mention mentioned mentions describe described describes description explain tell give given gives list lists name named names specify
    specified specifies include includes included including find show please according regarding concerning related based question answer exist exists
    there kind type types many much long often every each whole entire appear appears occur occurs contain contains containing mentioning any anything something someone thing things information detail details apply applies
    dokument dokumente vertrag angabe angaben welche welcher gibt laut documento documentos contrato indica dice según document contrat indique selon`,
  ),
);

/** First match decides, so the specific questions stand before the general ones. */
const KINDS: [AnswerKind, RegExp][] = [
  [
    "date",
    /\b(?:when|what (?:date|day|year|month)|which (?:date|year|day|month)|(?:the|what) date|deadline|wann|welche[mns]? (?:datum|jahr|tag)|quand|quelle (?:date|annee)|cuando|que (?:fecha|ano)|quando|wanneer)\b|何时|什么时候|哪一年|哪年|几月|いつ|何年|언제/u,
  ],
  [
    "quantity",
    /\b(?:how (?:many|much|long|far|high|wide|deep|thick|often|old|large|big|fast|tall)|what (?:is|are|was|were)? ?(?:the )?(?:\w+ )?(?:amount|number|percentage|rate|price|cost|value|width|height|thickness|size|limit|rating|temperature|pressure|duration|length|period|fee|sum|total|share|level|capacity|score)|wie ?(?:viele?|lange|hoch|gross|breit|weit|oft|dick)|combien|cuant[oa]s?|quant[oiae]s?|hoeveel)\b|多少|几个|几次|多长|多高|多大|いくつ|いくら|何[人個回本枚年]|얼마|몇/u,
  ],
  [
    "person",
    /\b(?:who|whom|whose|which (?:person|party|company|team|player|people|organi[sz]ation|firm)|wer|wem|wen|wessen|qui|quien(?:es)?|chi|quem|wie is)\b|谁|哪位|哪个(?:公司|人|球员|队)|誰|だれ|누구/u,
  ],
  [
    "place",
    /\b(?:where|which (?:city|country|state|place|location|town|region|room|floor)|what (?:city|country|state|place|location|town|region)|wo|wohin|ou (?:est|se|sont)|donde|dove|onde|waar)\b|哪里|哪儿|什么地方|哪个(?:城市|国家|州|地方)|どこ|어디/u,
  ],
  ["reason", /\b(?:why|what (?:caused?|reason)|warum|wieso|weshalb|pourquoi|por que|perche|waarom)\b|为什么|为何|なぜ|왜/u],
  [
    "definition",
    /\b(?:what (?:does .+ mean|is meant by)|define|definition of|meaning of|was (?:ist|bedeutet)|que significa|que veut dire)\b|是什么意思|とは/u,
  ],
  [
    "list",
    /\b(?:list (?:all|the|every)|which .+s (?:are|must|have)|what are (?:the|all)|name (?:all|the)|enumerate|welche|quels|quelles|cuales)\b|哪些|列出/u,
  ],
  [
    "existence",
    /^(?:is|are|was|were|does|do|did|has|have|can|may|must|shall|should|will|would|could|ist|sind|gibt|hat|muss|darf|kann|est-ce|y a-t-il|hay|existe)\b|吗[？?]?$|か[？?。]?$/u,
  ],
];

function kindOf(question: string): AnswerKind {
  const folded = foldText(question).trim();
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? "any";
}

export function profileQuestion(question: string): QuestionProfile {
  const all = segmentQuery(question);
  const topical = all.filter((term) => !SCAFFOLD.has(term));
  const terms = topical.length > 0 ? topical : all;
  const wanted = new Set(terms);
  const pairs: [string, string][] = [];
  for (const [at, term] of all.entries()) {
    const next = all[at + 1];
    if (next !== undefined && wanted.has(term) && wanted.has(next)) pairs.push([term, next]);
  }
  const codes = terms.filter((term) => /\p{N}/u.test(term));
  const end = question.search(/[.?!。？！](?:\s|$)/u);
  const head = new Set(segmentQuery(end > 0 ? question.slice(0, end) : question));
  return { terms, pairs, kind: kindOf(question), codes, head, common: COMMON, forces: questionForces(question) };
}
