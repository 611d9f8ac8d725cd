import { describe, expect, it } from "vitest";
import type { EvidenceKind } from "../schema";
import { detect } from "./detect";

/** Numbers that the authorities and schemes print as their own examples or that test kits share; none belongs to anybody. */
const VALID: [kind: EvidenceKind, scheme: string, before: string, numbers: string[]][] = [
  ["national-id", "National Insurance (HMRC)", "National Insurance ", ["AB123456C", "AB 12 34 56 C", "AA 12 34 56 A"]],
  ["national-id", "NHS number (data dictionary)", "NHS number ", ["943 476 5919", "9434765919", "450 557 7104", "401 023 2137"]],
  ["national-id", "Social Security (SSA)", "SSN ", ["123-45-6789", "536-90-4399"]],
  ["national-id", "Steuer-IdNr. (BZSt)", "Steuer-ID ", ["86 095 742 719", "47036892816", "65929970489", "57549285017", "25768131411"]],
  ["national-id", "NIR (INSEE)", "NIR ", ["2 55 08 14 168 025 38", "255081416802538", "2 69 05 49 588 157 80"]],
  ["national-id", "DNI and NIE", "DNI ", ["12345678Z", "00000000T", "00000001R", "X1234567L", "Y1234567X", "Z1234567R"]],
  ["national-id", "codice fiscale", "C.F. ", ["RSSMRA85T10A562S", "MRTMTT25D09F205Z", "MLLSNT82P65Z404U"]],
  ["national-id", "BSN", "BSN ", ["111222333", "123456782", "999999990"]],
  ["national-id", "PESEL", "PESEL ", ["44051401359", "02070803628"]],
  ["national-id", "personnummer (Skatteverket)", "personnummer ", ["811228-9874", "19811228-9874", "121212-1212", "640823-3234", "701063-2391"]],
  ["national-id", "resident identity (GB 11643)", "", ["11010519491231002X"]],
  ["iban", "IBAN (SWIFT's registry)", "IBAN ", ["GB82 WEST 1234 5698 7654 32", "DE89 3704 0044 0532 0130 00", "FR14 2004 1010 0505 0001 3M02 606", "NO93 8601 1117 947", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "CH93 0076 2011 6238 5295 7", "SA03 8000 0000 6080 1016 7519", "BE68 5390 0754 7034", "PL61 1090 1014 0000 0712 1981 2874", "es9121000418450200051332"]],
  ["payment-card", "cards of the schemes' test kits", "Card ", ["4111111111111111", "4242 4242 4242 4242", "4012 8888 8888 1881", "5555555555554444", "2223003122003222", "3782 822463 10005", "371449635398431", "6011111111111117", "3530111333300000", "30569309025904", "6200000000000005"]],
  ["passport", "machine-readable zone (ICAO Doc 9303)", "", ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"]],
];

/** Never given, of a wrong length, or with a check digit that does not close. */
const INVALID: [kind: EvidenceKind, scheme: string, before: string, numbers: string[]][] = [
  ["national-id", "National Insurance", "National Insurance ", ["QQ123456C", "BG123456A", "AO123456A", "AB123456E", "AB12345C", "ZZ999999D"]],
  ["national-id", "NHS number", "NHS number ", ["943 476 5918", "943 476 591", "987 654 4320", "123 456 7890"]],
  ["national-id", "Social Security", "SSN ", ["000-45-6789", "666-45-6789", "900-45-6789", "123-00-6789", "123-45-0000", "078-05-1120", "219-09-9999"]],
  ["national-id", "Steuer-IdNr.", "Steuer-ID ", ["86 095 742 718", "47036892817", "12345678901", "01234567890"]],
  ["national-id", "NIR", "NIR ", ["2 55 08 14 168 025 39", "3 55 08 14 168 025 38", "2 55 13 14 168 025 38"]],
  ["national-id", "DNI and NIE", "DNI ", ["12345678A", "X1234567A", "A1234567L", "12345678I"]],
  ["national-id", "codice fiscale", "C.F. ", ["RSSMRA85T10A562T", "RSSMRA85F10A562S"]],
  ["national-id", "BSN", "BSN ", ["111222334", "123456789", "000000000"]],
  ["national-id", "PESEL", "PESEL ", ["44051401358", "44151401359", "44053201359"]],
  ["national-id", "personnummer", "personnummer ", ["811228-9873", "811328-9874", "811232-9874"]],
  ["national-id", "resident identity", "", ["110105194912310021", "11010519491331002X", "91010519491231002X"]],
  ["iban", "IBAN", "IBAN ", ["GB82 WEST 1234 5698 7654 33", "GB28 WEST 1234 5698 7654 32", "DE89 3704 0044 0532 0130 0", "DE89 3704 0044 0532 0130 000", "XX89 3704 0044 0532 0130 00", "DE00 3704 0044 0532 0130 00", "NO93 8601 1117 948"]],
  ["payment-card", "cards", "Card ", ["4111111111111112", "5555555555554445", "378282246310006", "411111111111111", "9111111111111111", "0000000000000000", "4111 1111 1111 11 11"]],
  ["passport", "machine-readable zone", "", ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<14"]],
];

const found = (kind: EvidenceKind, text: string) => detect(text).filter((match) => match.kind === kind).map((match) => text.slice(match.start, match.end));

describe("published numbers", () => {
  it.each(VALID)("%s: %s", (kind, _, before, numbers) => {
    for (const number of numbers) expect(found(kind, `Of the tenant: ${before}${number}\nas given.`), number).toEqual([number]);
  });
  it.each(INVALID)("no %s: %s", (kind, _, before, numbers) => {
    for (const number of numbers) expect(found(kind, `Of the tenant: ${before}${number}\nas given.`), number).toEqual([]);
  });
  it("two digits in each other's place are noticed", () => {
    for (const [kind, , before, numbers] of VALID) {
      if (kind === "passport") continue;
      for (const number of numbers.filter((one) => !/SSN|Insurance|Steuer/.test(before) && /\d/.test(one))) {
        const at = [...number].findIndex((character, index) => /\d/.test(character) && /\d/.test(number[index + 1] ?? "") && character !== number[index + 1]);
        if (at === -1) continue;
        const swapped = number.slice(0, at) + (number[at + 1] ?? "") + (number[at] ?? "") + number.slice(at + 2);
        // Luhn's own blind spot is 09 and 90; MOD 11,10 of the Steuer-ID has others, the first two have no check digit.
        if (/^(?:09|90)$/.test(number.slice(at, at + 2))) continue;
        expect(found(kind, `Of the tenant: ${before}${swapped}\nas given.`), `${number} → ${swapped}`).toEqual([]);
      }
    }
  });
});
