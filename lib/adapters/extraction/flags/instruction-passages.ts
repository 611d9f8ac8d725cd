import "server-only";
import type { FlagPlace } from "@/lib/kernel/document-flags";
import { plainLetters } from "./plain-letters";

/** Where an order begins: a sentence, a quotation, a list item, or behind words that make the next one an order. */
const ORDER = String.raw`(?<=^|[.!?:;\n"“”„«'‘(>*\]\-–—•]\s{0,3}|(?:please|now|then|and|must|should|assistant|ai|model|you|sie|bitte)[,:]?\s{1,3})`;
const s = String.raw`[\s,]{1,4}`;

/** Each is anchored at rare words, so that a long text costs little. */
const PATTERNS = [
  String.raw`${ORDER}(?:ignore|disregard|forget|override|bypass)${s}(?:(?:all|any|every|the|your|of|these|those|my|other)${s}){0,4}(?:previous|prior|above|earlier|preceding|foregoing|system|safety|existing|original|initial)${s}(?:(?:system|user|safety)${s})?(?:instruction|prompt|rule|guideline|direction|command|message|context)s?(?!\p{L})(?!${s}(?:of|from|given by|issued by)${s}(?:the${s})?(?:engineer|architect|employer|client|contractor|owner|purchaser|project))`,
  String.raw`(?<!\p{L})(?:reveal|print|output|repeat|show|disclose|leak)${s}(?:me${s})?(?:your|the)${s}(?:(?:full|entire|system|initial|hidden|secret|original)${s}){1,2}(?:prompt|instructions)`,
  String.raw`(?<!\p{L})you${s}are${s}now${s}(?:in${s}(?:developer|debug|admin|god|jailbreak)${s}mode|dan(?!\p{L})|an?${s}(?:unrestricted|uncensored|different|new)${s}(?:ai|assistant|model))`,
  String.raw`(?<!\p{L})(?:note|message|attention|instructions?|notice)${s}(?:to|for)${s}(?:the${s}|any${s}|all${s})?(?:ai|ais|llm|llms|chatbot|language models?|ai (?:assistants?|models?|systems?)|assistants? reading)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:as an|if you are an?)${s}(?:ai|llm|language model|artificial intelligence)(?:${s}(?:assistant|model|language model))?${s}(?:you|reading|processing|summari[sz]ing)`,
  String.raw`(?<!\p{L})do${s}not${s}(?:tell|inform|alert|warn|mention (?:this|it) to|reveal (?:this|it) to)${s}the${s}user(?!\p{L}|s)`,
  String.raw`</?(?:documents|passage)-[0-9a-z]{3}|<\|(?:im_start|im_end|system|endoftext)\|>|\[/?INST\]|<</?SYS>>`,
  String.raw`(?<=^|\n)[ \t#*]{0,6}(?:system|assistant)${"`"}?:[ \t*]{1,4}(?:you|ignore|new|the user|reveal)`,
  String.raw`(?<!\p{L})(?:ignoriere|ignorieren sie|missachte|missachten sie|vergiss|vergessen sie)${s}(?:(?:alle|sämtliche|die|deine|ihre)${s}){0,3}(?:vorherigen|vorangegangenen|vorigen|bisherigen|obigen|früheren|vorangehenden)${s}(?:anweisungen|instruktionen|regeln|befehle|vorgaben)`,
  String.raw`${ORDER}(?:ignore[zr]?|oublie[zr]?)${s}(?:toutes${s})?(?:(?:les|vos|tes|ces)${s})?(?:instructions|consignes|règles|directives)${s}(?:précédentes|antérieures|ci-dessus)`,
  String.raw`${ORDER}(?:ignora|ignore|ignorad|olvida|olvide)${s}(?:todas${s})?(?:(?:las|tus|sus)${s})?(?:instrucciones|reglas|órdenes|indicaciones)${s}(?:anteriores|previas)`,
  String.raw`${ORDER}(?:ignora|ignori|ignorate|dimentica)${s}(?:tutte${s})?(?:le${s})?(?:istruzioni|regole)${s}precedenti`,
  String.raw`${ORDER}(?:ignore|ignora|esqueça)${s}(?:todas${s})?(?:as${s})?(?:instruções|regras)${s}anteriores`,
  String.raw`(?<!\p{L})negeer${s}(?:alle${s})?(?:vorige|eerdere|voorgaande|bovenstaande)${s}(?:instructies|regels|opdrachten)`,
  String.raw`(?<!\p{L})(?:z?ignoruj)${s}(?:wszystkie${s})?(?:poprzednie|wcześniejsze)${s}(?:instrukcje|polecenia)`,
  String.raw`(?<!\p{L})(?:про)?(?:игнорируй|игнорируйте|забудь|забудьте|ігноруй|ігноруйте)${s}(?:(?:все|всі|усі)${s})?(?:предыдущие|прежние|вышеуказанные|попередні)${s}(?:инструкции|указания|правила|інструкції|вказівки)`,
  String.raw`(?<!\p{L})önceki${s}(?:tüm${s})?talimatları${s}(?:yok say|unut|görmezden gel)`,
  String.raw`(?:忽略|无视|無視|忽視|忘记|忘記)(?:[你您]?(?:之前|以前|先前|上述|以上|前面|此前)?的?(?:所有|一切|全部|任何)?(?:之前|先前|上述|以上)?的?)(?:指示|指令|规则|規則|说明|提示)`,
  String.raw`(?:以前|これまで|上記|先|前)の(?:すべての|全ての)?(?:指示|命令|指令)を(?:すべて|全て)?(?:無視|忘れ)`,
  String.raw`이전(?:의)?\s?(?:모든\s)?(?:지시|명령|지침)(?:를|을|\s?사항을)?\s?(?:모두\s)?무시`,
  String.raw`تجاهل\s(?:جميع\s|كل\s)?(?:التعليمات|الأوامر)\sالسابقة`,
].map((source) => new RegExp(source, "giu"));

const MAX_CHARACTERS = 20_000_000;
const LONGEST = 400;

/** Passages that speak to a machine that reads the document. Prose about instructions is none. */
export function instructionPassages(pages: readonly { number: number; text: string }[]): FlagPlace[] {
  const places: FlagPlace[] = [];
  let budget = MAX_CHARACTERS;
  for (const page of pages) {
    if ((budget -= page.text.length) < 0) break;
    const { text, originalOf } = plainLetters(page.text);
    const ranges = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: sentenceEnd(text, match.index + match[0].length) })));
    for (const { start, end } of merged(ranges)) places.push({ page: page.number, start: originalOf(start), end: Math.min(page.text.length, originalOf(end - 1) + 1) });
  }
  return places;
}

function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + LONGEST);
  const stop = /[.!?。！？](?=\s|$|\p{Lo})|\n\n/u.exec(rest);
  return from + (stop ? stop.index + (stop[0] === "\n\n" ? 0 : 1) : rest.length);
}

function merged(ranges: { start: number; end: number }[]): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}
