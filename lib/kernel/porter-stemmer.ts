const SUFFIXES_2: [string, string][] = [
  ["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"], ["bli", "ble"], ["alli", "al"],
  ["entli", "ent"], ["eli", "e"], ["ousli", "ous"], ["ization", "ize"], ["ation", "ate"], ["ator", "ate"], ["alism", "al"],
  ["iveness", "ive"], ["fulness", "ful"], ["ousness", "ous"], ["aliti", "al"], ["iviti", "ive"], ["biliti", "ble"], ["logi", "log"],
]; // prettier-ignore
const SUFFIXES_3: [string, string][] = [
  ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""],
]; // prettier-ignore
const SUFFIXES_4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou".split(" ");

const VOWEL = "(?:[aeiou]|(?<=[^aeiou])y)";
const CONSONANT = "(?:[^aeiouy]|(?:^|(?<=[aeiou]))y)";
const MEASURE_1 = new RegExp(`^${CONSONANT}*${VOWEL}+${CONSONANT}`);
const MEASURE_2 = new RegExp(`^${CONSONANT}*(?:${VOWEL}+${CONSONANT}+){2}`);
const EXACTLY_1 = new RegExp(`^${CONSONANT}*${VOWEL}+${CONSONANT}+${VOWEL}*$`);
const HAS_VOWEL = new RegExp(VOWEL);
const DOUBLE = /([^aeiouy])\1$/;
const ENDS_CVC = new RegExp(`${CONSONANT}${VOWEL}[^aeiouywx]$`);

function plural(word: string): string {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  if (word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
  return word;
}

function pastAndGerund(word: string): string {
  if (word.endsWith("eed")) return MEASURE_1.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const suffix = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  if (!suffix) return word;
  const stem = word.slice(0, -suffix);
  if (!HAS_VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return EXACTLY_1.test(stem) && ENDS_CVC.test(stem) ? `${stem}e` : stem;
}

function replaceSuffix(word: string, suffixes: [string, string][]): string {
  for (const [suffix, replacement] of suffixes) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return MEASURE_1.test(stem) ? stem + replacement : word;
  }
  return word;
}

function dropSuffix(word: string): string {
  for (const suffix of SUFFIXES_4) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return MEASURE_2.test(stem) && (suffix !== "ion" || /[st]$/.test(stem)) ? stem : word;
  }
  return word;
}

function tidy(word: string): string {
  let result = word;
  if (result.endsWith("e")) {
    const stem = result.slice(0, -1);
    if (MEASURE_2.test(stem) || (MEASURE_1.test(stem) && !(EXACTLY_1.test(stem) && ENDS_CVC.test(stem)))) result = stem;
  }
  return result.endsWith("ll") && MEASURE_2.test(result) ? result.slice(0, -1) : result;
}

/**
 * Stem of a lower-case a–z word; words of one or two letters stay.
 * M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with its author's two later amendments (bli, logi).
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  let stem = pastAndGerund(plural(word));
  if (stem.endsWith("y") && HAS_VOWEL.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  return tidy(dropSuffix(replaceSuffix(replaceSuffix(stem, SUFFIXES_2), SUFFIXES_3)));
}
