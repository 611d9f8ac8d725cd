import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/kernel/csv";
import { importedQuestions } from "./imported-questions";

const csv = (...lines: string[]) => importedQuestions("csv", ["question,answer,answerable,document,page,quote", ...lines].join("\n"));

describe("golden questions in a CSV file", () => {
  it("are read by their columns, in any order and with any usual separator", () => {
    expect(csv("What rating?,FD60S,yes,Doors.txt,2,doors are FD60S").questions).toEqual([
      { row: 2, question: "What rating?", expectedAnswer: "FD60S", answerable: true, passages: [{ row: 2, document: "Doors.txt", page: 2, quote: "doors are FD60S" }] },
    ]);
    const semicolons = importedQuestions("csv", "\uFEFFQuote;Document;Question\r\nseven tonnes;Gears.txt;What does it weigh?\r\n");
    expect(semicolons).toMatchObject({ errors: [], questions: [{ question: "What does it weigh?", answerable: true, expectedAnswer: null, passages: [{ document: "Gears.txt", page: null }] }] });
    expect(csv("Who won the cup?,,no,,,").questions).toMatchObject([{ answerable: false, passages: [] }]);
  });

  it("take further passages from rows that ask the same", () => {
    const { questions, errors } = csv("What rating?,,,A.txt,,first words", "what RATING,FD60S,,B.txt,,second words");
    expect(errors).toEqual([]);
    expect(questions).toMatchObject([{ row: 2, expectedAnswer: "FD60S", passages: [{ row: 2, document: "A.txt" }, { row: 3, document: "B.txt" }] }]);
  });

  it("say of each row what is wrong with it, and keep the others", () => {
    const { questions, errors } = csv(
      "?,,,A.txt,,words here",
      "No passage at all?,,,,,",
      "Unclear?,,perhaps,A.txt,,words here",
      "Which page?,,,A.txt,two,words here",
      "No quote?,,,A.txt,,",
      "No document?,,,,,words here",
      "Both?,,no,A.txt,,words here",
      "",
      "Good?,,,A.txt,,words here",
    );
    expect(questions.map(({ row, question }) => [row, question])).toEqual([[10, "Good?"]]);
    expect(errors.map(({ row }) => row).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(errors.find(({ row }) => row === 5)?.message).toBe("page: write a whole number, not “two”.");
    expect(errors.find(({ row }) => row === 6)?.message).toBe("quote: copy the words that hold the answer.");
  });

  it("come back as they were exported, formulas disarmed and armed again", () => {
    const question = "=SUM(A1) in the sheet?";
    const line = csvLine([question, "-5 °C", "yes", "A.txt", 1, "+49 is the prefix"]);
    expect(line).toContain("'=SUM");
    expect(importedQuestions("csv", `question,answer,answerable,document,page,quote\r\n${line}`).questions).toMatchObject([{ question, expectedAnswer: "-5 °C", passages: [{ quote: "+49 is the prefix" }] }]);
  });

  it("are refused when the file is something else", () => {
    expect(() => importedQuestions("csv", "a,b\n1,2")).toThrow(/no column “question”/);
    expect(() => importedQuestions("csv", "question\n")).toThrow(/holds no question/);
    expect(() => importedQuestions("csv", `question\n${"Why so many?\n".repeat(2_001)}`)).toThrow(/2001 rows/);
  });
});

describe("golden questions in a JSON file", () => {
  it("are read from a list, or from what was exported", () => {
    const one = { question: "What rating?", expectedAnswer: "FD60S", passages: [{ document: "Doors.txt", quote: "doors are FD60S" }] };
    for (const content of [[one], { questions: [one] }]) {
      expect(importedQuestions("json", JSON.stringify(content))).toMatchObject({ errors: [], questions: [{ row: 1, question: "What rating?", passages: [{ document: "Doors.txt", page: null }] }] });
    }
  });

  it("say what is wrong with each", () => {
    const { questions, errors } = importedQuestions("json", JSON.stringify([{ question: "" }, { question: "Where?", passages: [{ quote: "some words" }] }, { question: "Not there?", answerable: false }]));
    expect(questions.map(({ row }) => row)).toEqual([3]);
    expect(errors).toEqual([
      { row: 1, message: "question: Enter a question." },
      { row: 2, message: "passages.0: Name the document." },
    ]);
    expect(() => importedQuestions("json", "{")).toThrow(/not valid JSON/);
    expect(() => importedQuestions("json", '{"a":1}')).toThrow(/no list of questions/);
  });
});
