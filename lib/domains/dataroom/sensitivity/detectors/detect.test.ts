import { describe, expect, it } from "vitest";
import type { EvidenceKind } from "../schema";
import { detect } from "./detect";

/** Written in parts: a scanner of this repository must not take them for leaks. */
const join = (...parts: string[]) => parts.join("");
const AWS = join("AK", "IAQ3EGRZ5XWT7NLPKB");
const GITHUB = join("gh", "p_", "q8Rk2LmZx7VtYw3NbHs5JdFgC1pE9uAo4TiX");
const STRIPE = join("sk_", "live_", "4eC39HqLyjWDarjtT1zdp7dc");
const OPENAI = join("sk-", "proj-", "a8Kd02mQz_LxW4vN7bYtR3sHj6PfG1cEuD9iOq5Z");
const SLACK = join("xox", "b-", "2304981234-9812347123-hGd73kLmNbQ2sXz");
const KEY = join("-----BEGIN ", "RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7\n-----END ", "RSA PRIVATE KEY-----");
const ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

const found = (kind: EvidenceKind, text: string) => detect(text).filter((match) => match.kind === kind).map((match) => text.slice(match.start, match.end));

const POSITIVE: [EvidenceKind, string, string][] = [
  ["e-mail", "Write to <anna.meyer+site@planung-nord.example.de>, please.", "anna.meyer+site@planung-nord.example.de"],
  ["e-mail", "(o'neil@example.co.uk).", "o'neil@example.co.uk"],
  ["phone", "London +44 20 7946 0958, or", "+44 20 7946 0958"],
  ["phone", "+44 (0)20 7946 0958", "+44 (0)20 7946 0958"],
  ["phone", "0049 30 901820 ", "0049 30 901820"],
  ["phone", "ring 020 7946 0958.", "020 7946 0958"],
  ["phone", "(020) 7946 0958", "(020) 7946 0958"],
  ["phone", "Mobile: 07700 900123", "07700 900123"],
  ["phone", "Paris 01 23 45 67 89", "01 23 45 67 89"],
  ["phone", "call (415) 555-2671 now", "(415) 555-2671"],
  ["phone", "Tel.: 030/90182-0", "030/90182-0"],
  ["phone", "Téléphone : +33 1 23 45 67 89", "+33 1 23 45 67 89"],
  ["iban", "IBAN GB82 WEST 1234 5698 7654 32 BIC WESTGB2L", "GB82 WEST 1234 5698 7654 32"],
  ["iban", "DE89370400440532013000", "DE89370400440532013000"],
  ["iban", "NL91ABNA0417164300, NO9386011117947", "NL91ABNA0417164300"],
  ["payment-card", "Visa 4111 1111 1111 1234 no; 4012 8888 8888 1881", "4012 8888 8888 1881"],
  ["payment-card", "Amex 3782 822463 10005", "3782 822463 10005"],
  ["payment-card", "5555-5555-5555-4444 and 5105-1051-0510-5100 ", "5555-5555-5555-4444"],
  ["national-id", "NI number AB 12 34 56 C", "AB 12 34 56 C"],
  ["national-id", "National Insurance: AB123456C", "AB123456C"],
  ["national-id", "NHS number 943 476 5919", "943 476 5919"],
  ["national-id", "SSN 212-09-9998", "212-09-9998"],
  ["national-id", "Steuer-ID 86 095 742 719", "86 095 742 719"],
  ["national-id", "NIR 2 55 08 14 168 025 38", "2 55 08 14 168 025 38"],
  ["national-id", "DNI 12345678Z", "12345678Z"],
  ["national-id", "NIE X-1234567-L", "X-1234567-L"],
  ["national-id", "C.F. RSSMRA85T10A562S", "RSSMRA85T10A562S"],
  ["national-id", "BSN 111222333", "111222333"],
  ["national-id", "PESEL 44051401359", "44051401359"],
  ["national-id", "811228-9874", "811228-9874"],
  ["national-id", "身份证 11010519491231002X", "11010519491231002X"],
  ["passport", `Zone\n${ZONE}\n`, ZONE],
  ["passport", "Passport No: C01X00T47 and Passport no. 925665416", "925665416"],
  ["date-of-birth", "Date of birth: 12/08/1974", "12/08/1974"],
  ["date-of-birth", "born on 3 March 1981 in Kraków", "3 March 1981"],
  ["date-of-birth", "Geburtsdatum: 03.12.1990", "03.12.1990"],
  ["date-of-birth", "née le 1 février 1966", "1 février 1966"],
  ["secret", `id ${AWS}.`, AWS],
  ["secret", `token ${GITHUB}`, GITHUB],
  ["secret", STRIPE, STRIPE],
  ["secret", `OPENAI_API_KEY=${OPENAI}`, OPENAI],
  ["secret", SLACK, SLACK],
  ["secret", `x\n${KEY}\ny`, KEY],
  ["secret", join("DATABASE_URL=postgres", "://app:h4rdToGue55@db.internal:5432/app"), join("postgres", "://app:h4rdToGue55@d")],
  ["secret", join('client_secret: "', "q7Zk20mXw9LtVb4N", 'r8Ys"'), "q7Zk20mXw9LtVb4Nr8Ys"],
  ["marking", "STRICTLY PRIVATE AND CONFIDENTIAL\nReport on the lifts", "STRICTLY PRIVATE AND CONFIDENTIAL"],
  ["marking", "Bid\n\nCommercial in confidence\n\nPrices follow", "Commercial in confidence"],
  ["marking", "Without prejudice\nDear Sir", "Without prejudice"],
  ["marking", "This report is strictly confidential. It says", "strictly confidential"],
  ["marking", "For internal use only\n", "For internal use only"],
  ["marking", "RESTRICTED\nPlant rooms", "RESTRICTED"],
  ["marking", "Restricted document\nPlant rooms", "Restricted"],
];

const NEGATIVE: [EvidenceKind, string][] = [
  ["e-mail", "user@localhost, a@b, @name, x@y..z, 5 @ 3.50 each, rate@0.5"],
  ["phone", "Door D-0123-456, D 020 7946"],
  ["phone", "Drawing no. 020 7946 0958"],
  ["phone", "Openings 2100 x 1200 x 0900 mm; 1200 2400 3600"],
  ["phone", "Level +12 500, +0.000 FFL, +45 000 mm, tolerance +10/-5"],
  ["phone", "10 000 000 EUR and €01 23 45 67 89"],
  ["phone", "Project 2024-0123-4567, A-101-0220-334"],
  ["phone", "BS EN 12845:2015, ISO 9001:2015, 192.168.10.255, 2024-01-23 10:45"],
  ["phone", "grid 1 2 3 4 5 6 7 8 9 10 11 12"],
  ["iban", "GB82 WEST 1234 5698 7654 33 and XX82WEST12345698765432, GB82WEST1234569876543"],
  ["payment-card", "Serial no. 4012888888881881, 4012 8888 8888 1882, 0000 0000 0000 0000"],
  ["payment-card", "GTIN 04012345678901, 9123 4567 8901 2344, volume 4012888888881881.5"],
  ["national-id", "Door DR123456A, ZZ 12 34 56 A, AB 12 34 56 E, type AB123456C"],
  ["national-id", "Part 123-45-6789, 000-12-3456, 666-12-3456, 912-12-3456, 123-00-4567"],
  ["national-id", "Call 943 476 5919; order 86095742719; batch 111222333, panel 44051401359"],
  ["national-id", "12345678A, X1234567A, RSSMRA85T10A562T, 811228-9873, 110105194912310021"],
  ["passport", "passport office, passport-sized photographs 12345, Passport control room 2"],
  ["passport", ZONE.replace("7408122", "7408132")],
  ["date-of-birth", "Date of issue: 12/08/1974; born again; date of birth: unknown; DOB 12/2024; Date of birth: 45/13/1980"],
  ["secret", "password: changeme123456789, api_key = YOUR_API_KEY_HERE_123456, token: xxxxxxxxxxxxxxxxxxxx1"],
  ["secret", "The secret: keep the water out of the wall. Password is required. secret=aaaaaaaaaaaaaaaaaaaa1"],
  ["secret", "postgres://localhost:5432/app, https://user@example.com/path:8080"],
  ["health", "Health and safety plan: surface treatment, ward doors, operating theatre, structural stroke of the actuator"],
  ["health", "The patient hoist serves the ward. Anxiety of neighbours about noise."],
  ["marking", "This document is not confidential."],
  ["marking", "Access is restricted to authorised persons. The restricted area begins here."],
  ["marking", "Note 8 – Benefit Plans\n\nRestricted Stock Units\n\nA summary"],
  ["marking", "2022 EMPLOYEE STOCK PLAN\nRESTRICTED STOCK UNIT AWARD\nScheduled vesting — restricted stock units\t52"],
  ["marking", "Non-confidential version\nConfidential: no\nunrestricted"],
  ["marking", "The contractor shall keep confidential information secret and shall not disclose it to anybody at all."],
];

describe("detect", () => {
  it.each(POSITIVE)("%s: %j", (kind, text, place) => expect(found(kind, text)).toContain(place));
  it.each(NEGATIVE)("no %s: %j", (kind, text) => expect(found(kind, text)).toEqual([]));

  it("health: several words near a person, one passage", () => {
    const text = "Mr Hale was diagnosed with asthma and has been prescribed medication since May.";
    expect(found("health", text)).toEqual(["diagnosed with asthma and has been prescribed medication"]);
  });

  it("a clause's title is weak", () => {
    expect(detect("12.3 Confidentiality\nEach party shall keep it.")).toEqual([{ kind: "marking", start: 5, end: 20, level: 0 }]);
  });

  it("no two places overlap but for health", () => {
    const all = POSITIVE.map(([, text]) => text).join("\n\n");
    const matches = detect(all).filter((match) => match.kind !== "health");
    matches.slice(1).forEach((match, index) => expect(match.start).toBeGreaterThanOrEqual(matches[index]?.end ?? 0));
    expect(matches.length).toBeGreaterThan(40);
  });
});
