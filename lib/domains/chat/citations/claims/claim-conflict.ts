import "server-only";
import { isNegation } from "../critical-words";

const UNITS: readonly (readonly string[])[] = [
  ["mm", "millimetre", "millimetres", "millimeter", "millimeters"], ["cm", "centimetre", "centimetres"], ["m", "metre", "metres", "meter", "meters"], ["km", "kilometres", "kilometre"],
  ["minute", "minutes", "min", "mins", "minuten"], ["hour", "hours", "hr", "hrs", "h", "stunden"], ["second", "seconds", "sec"], ["day", "days", "tage", "tagen"], ["week", "weeks", "wochen"],
  ["month", "months", "monate", "monaten"], ["year", "years", "jahre", "jahren"], ["%", "percent", "prozent"], ["°c", "celsius"], ["kg"], ["t", "tonnes", "tonne"], ["kn"], ["n"], ["kpa"],
  ["mpa"], ["bar"], ["v", "volt", "volts"], ["a", "amp", "amps"], ["kw"], ["w", "watt", "watts"], ["kwh"], ["l", "litre", "litres"], ["lux"], ["db"], ["£", "gbp", "pounds"], ["€", "eur", "euro", "euros"],
  ["$", "usd", "dollars"], ["storey", "storeys", "floor", "floors"],
]; // prettier-ignore
const UNIT_OF = new Map(UNITS.flatMap((names, at) => names.map((name) => [name, `unit ${at}`] as const)));
const FIGURE = /([£€$]?)\s?(\p{L}{1,6}(?=\d))?(\d+(?:[.,]\d+)*)(?:\s?[-‐]?\s?(%|°c|\p{L}{1,12}))?/giu;
const NUMBER_WORDS = new Set(
  `two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million twice half double
  daily weekly fortnightly monthly quarterly annually yearly`.split(/\s+/u),
);

const classOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));
/** Words of the two sides of a pair say opposite things of the same. */
const OPPOSITES: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  [classOf("shall must required mandatory obliged muss müssen doit doivent"), classOf("may might can could optional permitted allowed darf dürfen kann können peut peuvent puede")],
  [classOf("minimum least more greater above exceed exceeds exceeding over larger mindestens"), classOf("maximum most less fewer below under smaller höchstens")],
  [classOf("before prior vor avant antes"), classOf("after following nach après después")],
  [classOf("increase increases increased rise rises"), classOf("decrease decreases decreased fall falls reduce reduced reduces")],
  [classOf("include includes including included"), classOf("exclude excludes excluding excluded")],
  [classOf("open opened"), classOf("closed shut")],
  [classOf("compliant complies comply satisfied"), classOf("noncompliant fails failed")],
  [classOf("approved accepted approve accept"), classOf("rejected refused reject refuse")],
  [classOf("internal internally inside"), classOf("external externally outside")],
]; // prettier-ignore
/** "Not more than" sets a limit; it denies nothing. */
const LIMIT = /\b(?:no|not)\s+(?:more|less|fewer|later|earlier|sooner|greater|longer|exceed(?:ing)?|only)\b/giu;
const DENIAL = /\b(?:prohibited|forbidden|prohibits?|forbids?|banned|unable|refrain|verboten)\b/iu;

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}'’]+/gu) ?? []).map((word) => word.replace("’", "'"));
}

function denies(text: string): boolean {
  const plain = text.replace(LIMIT, " ");
  return DENIAL.test(plain) || wordsOf(plain).some((word) => isNegation(word) && !/^(?:without|unless|except|excluding|ohne|sauf|sans|salvo|sin|außer)$/u.test(word));
}

const CARRIES_NOTHING = classOf(`a an the any all such this that these those its his her their our to of in on at by for with from as and or be been being is are was were has have had
  do does did hereby herein thereby thereof also only then so it he she they we you shall must will would should may might can could der die das den dem zu im am ist sind wird werden sein le la les de du des à est sont être`);
const STRONG = classOf("shall must will muss müssen doit doivent debe deben deve devono moet moeten");
const WEAK = classOf("may might can could darf dürfen kann können peut peuvent puede pueden può possono mag mogen kan kunnen");
const STEM = 6;

/** What each word of a class bears upon: the next carrying word, by its beginning. */
function boundTo(words: readonly string[], isOne: (word: string) => boolean): Set<string> {
  const bound = new Set<string>();
  for (const [at, word] of words.entries()) {
    if (!isOne(word)) continue;
    const next = words.slice(at + 1, at + 7).find((other) => !CARRIES_NOTHING.has(other) && !isNegation(other));
    if (next) bound.add(next.slice(0, STEM));
  }
  return bound;
}

/** "Not less than three" against "less than three". */
function limitsDiffer(claim: string, evidence: string): boolean {
  const limited = (text: string) => new Set([...text.toLowerCase().matchAll(LIMIT)].map((match) => match[0].split(/\s+/u).at(-1)));
  const [here, there] = [limited(claim), limited(evidence)];
  const [said, stands] = [new Set(wordsOf(claim)), new Set(wordsOf(evidence))];
  return [...here].some((word) => word && !there.has(word) && stands.has(word)) || [...there].some((word) => word && !here.has(word) && said.has(word));
}

/** How often a text denies, limits left out. */
export function countDenials(text: string): number {
  return wordsOf(text.replace(LIMIT, " ")).filter(isNegation).length;
}

/** A word that both use is denied in one of them only, or is an obligation in one and a permission in the other. */
function bearDifferently(claim: string, evidence: string): boolean {
  const [said, stands] = [wordsOf(claim.replace(LIMIT, " ")), wordsOf(evidence.replace(LIMIT, " "))];
  const [inClaim, inEvidence] = [said, stands].map((words) => new Set(words.map((word) => word.slice(0, STEM))));
  const both = (word: string) => Boolean(inClaim?.has(word) && inEvidence?.has(word));
  const [deniedHere, deniedThere] = [boundTo(said, isNegation), boundTo(stands, isNegation)];
  if ([...deniedHere].some((word) => both(word) && !deniedThere.has(word)) || [...deniedThere].some((word) => both(word) && !deniedHere.has(word))) return true;
  const [mustHere, mustThere, mayHere, mayThere] = [boundTo(said, (w) => STRONG.has(w)), boundTo(stands, (w) => STRONG.has(w)), boundTo(said, (w) => WEAK.has(w)), boundTo(stands, (w) => WEAK.has(w))];
  return [...mayHere].some((word) => mustThere.has(word) && !mayThere.has(word)) || [...mustHere].some((word) => mayThere.has(word) && !mustThere.has(word));
}

/** Figures by what they count: "60 minutes", "£5,000", "FD60". Bare ones under "". */
function figuresByKind(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, currency, prefix, digits, unit] of text.toLowerCase().matchAll(FIGURE)) {
    const kind = UNIT_OF.get(currency ?? "") ?? (prefix ? `code ${prefix}` : (UNIT_OF.get(unit ?? "") ?? ""));
    const value = (digits ?? "").replace(/,(?=\d{3}(?:\D|$))/gu, "").replace(/\.0+$/u, "");
    found.set(kind, (found.get(kind) ?? new Set()).add(value));
  }
  return found;
}

/** The same thing is counted in both, and no number of it agrees. */
function countsDiffer(claim: string, evidence: string): boolean {
  const stands = figuresByKind(evidence);
  for (const [kind, values] of figuresByKind(claim)) {
    const other = stands.get(kind);
    if (kind && other && ![...values].some((value) => other.has(value))) return true;
  }
  return false;
}

/** "Not more than" is a maximum by another word. */
const UPPER = /\b(?:no|not)\s+(?:more|later|greater|longer|exceed(?:ing)?)\b/giu;
const LOWER = /\b(?:no|not)\s+(?:less|fewer|earlier|sooner)\b/giu;
const limitsNamed = (text: string) => text.replace(UPPER, "maximum").replace(LOWER, "minimum");

function turnsRound(claim: string, evidence: string): boolean {
  const said = new Set(wordsOf(limitsNamed(claim)));
  const stands = new Set(wordsOf(limitsNamed(evidence)));
  const only = (side: ReadonlySet<string>, one: ReadonlySet<string>, other: ReadonlySet<string>) => [...side].some((word) => one.has(word) && !other.has(word));
  const has = (side: ReadonlySet<string>, one: ReadonlySet<string>) => [...one].some((word) => side.has(word));
  return OPPOSITES.some(([left, right]) => (only(left, said, stands) && has(stands, right) && !has(stands, left) && !has(said, right)) || (only(right, said, stands) && has(stands, left) && !has(stands, right) && !has(said, left)));
}

/** Whether a text that speaks of the same as a claim says something else: another number of the same kind, a denial, an opposite. */
export function conflicts(claim: string, evidence: string): boolean {
  return countsDiffer(claim, evidence) || denies(claim) !== denies(evidence) || bearDifferently(claim, evidence) || limitsDiffer(claim, evidence) || turnsRound(claim, evidence);
}

/**
 * As above for a quote that a model gave: it may be a part of its sentence only, and the claim may say more than one thing.
 * `same`: claim and sentence speak of the same, so that a denial in one of them counts.
 */
export function quoteConflicts(claim: string, quote: string, sentence: string, same: boolean): boolean {
  if (countsDiffer(claim, quote)) return true;
  if (!same || /\b(?:but|rather|instead|however|unless|except)\b/iu.test(claim)) return false;
  return (denies(claim) !== denies(quote) && denies(claim) !== denies(sentence)) || bearDifferently(claim, sentence) || limitsDiffer(claim, sentence) || turnsRound(claim, sentence);
}

/** Every figure of a claim, with what it counts, and every number word stand in the evidence. */
export function holdsFigures(claim: string, evidence: string): boolean {
  const stands = figuresByKind(evidence);
  const anywhere = new Set([...stands.values()].flatMap((values) => [...values]));
  for (const [kind, values] of figuresByKind(claim)) {
    for (const value of values) if (kind ? !stands.get(kind)?.has(value) : !anywhere.has(value)) return false;
  }
  const words = new Set(wordsOf(evidence));
  return wordsOf(claim).every((word) => !NUMBER_WORDS.has(word) || words.has(word));
}
