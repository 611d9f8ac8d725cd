import "server-only";

/** Letters of other scripts that look like Latin ones. */
const LOOK_ALIKES: Record<string, string> = Object.fromEntries(
  ["аa", "еe", "оo", "рp", "сc", "уy", "хx", "іi", "ѕs", "јj", "һh", "ԁd", "ԛq", "ԝw", "кk", "мm", "тt", "вb", "АA", "ВB", "ЕE", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT", "ХX", "ІI", "Ѕs", "αa", "οo", "ρp", "νv", "ιi", "κk", "τt", "υu", "ΑA", "ΒB", "ΕE", "ΗH", "ΙI", "ΚK", "ΜM", "ΝN", "ΟO", "ΡP", "ΤT", "ΧX", "ıi", "ɡg", "ℓl"].map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const WORD = /[\p{L}\p{M}]+/gu;
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]/u;

export interface PlainLetters {
  text: string;
  /** Where the character at `index` of the plain text stands in the original. */
  originalOf: (index: number) => number;
}

/** The text as the eye reads it: nothing invisible, full-width as narrow, and words that mix scripts in Latin letters. */
export function plainLetters(text: string): PlainLetters {
  if (!INVISIBLE.test(text) && !/[\u0250-\u052f\uff01-\uff5eı]/u.test(text)) return { text, originalOf: (index) => index };
  const origins: number[] = [];
  let kept = "";
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (INVISIBLE.test(character)) continue;
    const code = character.charCodeAt(0);
    kept += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
    origins.push(index);
  }
  const plain = kept.replace(WORD, (word) => (/[a-z]/i.test(word) && /[^\u0000-\u024f]/u.test(word) ? [...word].map((one) => LOOK_ALIKES[one] ?? one).join("") : word));
  return { text: plain.length === kept.length ? plain : kept, originalOf: (index) => origins[index] ?? text.length };
}
