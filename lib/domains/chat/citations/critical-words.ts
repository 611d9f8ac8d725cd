import "server-only";

const NEGATIONS = `no not nor never none neither nothing nobody cannot can't won't don't doesn't didn't isn't aren't wasn't weren't shan't shouldn't mustn't
  without except excluding unless nicht kein keine keinen keiner keinem keines ohne niemals nie weder noch außer ausser ne pas sans jamais aucun
  aucune sauf non nunca sin ningún ninguna ninguno ni salvo não nao sem nenhum nenhuma exceto senza mai nessun nessuna tranne né niet geen nooit
  zonder noch ikke ingen uten aldri inte ingen utan aldrig nie bez żaden`;
const MODALS = `shall must may might should can could will would need needs required permitted allowed prohibited forbidden optional mandatory
  muss müssen darf dürfen soll sollen sollte kann können doit doivent peut peuvent devrait debe deben puede pueden debería deve devem pode podem
  devono può possono moet moeten mag mogen`;
const COMPARATORS = `minimum maximum min max least most more less fewer greater smaller larger higher lower over under above below exceed exceeds exceeding
  before after until only all any both either each every up within outside inside increase decrease increased decreased including excluding
  mindestens höchstens mehr weniger über unter vor nach nur alle moins plus avant après mínimo máximo más menos antes después minimo massimo più
  meno prima dopo minder meer`;
const NUMBER_WORDS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half double twice once first second third fourth fifth
  percent per daily weekly monthly quarterly annually day days week weeks month months year years hour hours minute minutes ein eine zwei drei vier
  fünf sechs sieben acht neun zehn zwölf deux trois quatre cinq sept huit neuf dix dos tres cuatro cinco seis siete ocho nueve diez`;

const words = (list: string): string[] => list.split(/\s+/u).filter(Boolean);
const NEGATION_SET = new Set(words(NEGATIONS));
const CRITICAL_SET = new Set([NEGATIONS, MODALS, COMPARATORS, NUMBER_WORDS].flatMap(words));
const CJK_NEGATION = /[不没沒無无未非勿莫否]|ない|ません|なし|않|아니|없/u;

export function isNegation(token: string): boolean {
  return NEGATION_SET.has(token) || token.endsWith("n't") || CJK_NEGATION.test(token);
}

/** Numbers, codes, negations, obligations and limits: where two texts differ in one of these, they say different things. */
export function isCritical(token: string): boolean {
  return /\p{N}|[%£€$¥<>≤≥=±]/u.test(token) || CRITICAL_SET.has(token) || isNegation(token);
}
