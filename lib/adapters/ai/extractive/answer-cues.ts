import "server-only";

/** What kind of thing would answer the question. */
export type AnswerKind = "person" | "date" | "quantity" | "place" | "definition" | "reason" | "existence" | "list" | "any";

const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
const DATE = new RegExp(
  `\\b(?:1[0-9]|20)\\d{2}\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b|\\b(?:${MONTH})\\b\\.?\\s*\\d|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:day of\\s+)?(?:${MONTH})\\b|\\d+\\s*[年月日]|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b\\d+\\s+(?:business |working |calendar )?(?:days?|weeks?|months?|years?)\\b`,
  "iu",
);
const QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|twice|zwei|drei|vier|fünf|deux|trois|quatre|dos|tres|cuatro|cinco)\b|[一二三四五六七八九十百千万两]/iu;
const NAME = /(?:^|\s)\p{Lu}[\p{L}'’.-]+|[\p{Script=Han}\p{Script=Katakana}]{2,}|·/u;
const DEFINES =
  /["“”'(][^"”)]{2,60}["”')]?\s+(?:means|shall mean|refers to|is defined as)|\b(?:means|is defined as|refers to|is called|is known as|bedeutet|significa|désigne)\b|是指|とは/iu;
const REASON =
  /\b(?:because|due to|since|in order to|therefore|as a result|caused|so that|reason|weil|wegen|parce que|porque|debido|perché|omdat)\b|因为|由于|ため/iu;

const KIND_CUES: Partial<Record<AnswerKind, RegExp>> = {
  date: DATE,
  quantity: QUANTITY,
  person: NAME,
  place: NAME,
  definition: DEFINES,
  reason: REASON,
};

/** Whether a text holds the kind of thing that was asked for. */
export function fitsKind(kind: AnswerKind, text: string): boolean {
  return KIND_CUES[kind]?.test(text) ?? true;
}

/** What a question is about, and how documents put such a thing: duties, rights, bans, limits, exceptions. */
const FORCES: [RegExp, RegExp][] = [
  [
    /\b(?:restrict\w*|prohibit\w*|forbid\w*|prevent\w*|not allowed|limit\w*|ban(?:ned|s)?)\b/iu,
    /\b(?:(?:shall|may|must|will|can|agrees?) not|not to|cannot|prohibited|without (?:the )?(?:prior|express|written)|no \w+ (?:shall|may)|neither)\b/iu,
  ],
  [
    /\b(?:required?|requirements?|obligat\w*|obliged|must|need\w*|commit\w*|dut(?:y|ies))\b/iu,
    /\b(?:shall|must|agrees? to|(?:is|are) required|undertakes?|obligat\w*|will|minimum)\b/iu,
  ],
  [/\b(?:rights?|entitled|allowed|permitted|can|may|permission)\b/iu, /\b(?:may|entitled|right to|option to|permitted|permission)\b/iu],
  [
    /\b(?:caps?|capped|maximum|limit|ceiling|at most|longest|highest)\b/iu,
    /\b(?:not exceed|no more than|maximum|limited to|up to|at most|exceed\w*|in no event)\b/iu,
  ],
  [/\b(?:minimum|at least|least|lowest)\b/iu, /\b(?:at least|minimum|not less than|no less than|no fewer than|less than)\b/iu],
  [/\b(?:exceptions?|exclu\w*|exempt\w*|unless)\b/iu, /\b(?:except|unless|other than|excluding|provided that|notwithstanding)\b/iu],
];

export function questionForces(question: string): RegExp[] {
  return FORCES.filter(([asked]) => asked.test(question)).map(([, said]) => said);
}

/** Share of the question's forces that a text has, 0..1. */
export function forceShare(forces: readonly RegExp[], text: string): number {
  return forces.length === 0 ? 0 : forces.filter((said) => said.test(text)).length / forces.length;
}
