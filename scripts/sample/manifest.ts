import { z } from "zod";
import { plantedDoor, plantedRating, stairOneDoors } from "./contradiction";
import { contract, type DocumentFacts, type DocumentKey, documents, fire, project } from "./facts";
import { readDocument } from "./read-document";

const quoteSchema = z.strictObject({ document: z.string(), quote: z.string().min(20) });

export const manifestSchema = z.strictObject({
  project: z.strictObject({ name: z.string(), description: z.string() }),
  documents: z.array(
    z.strictObject({
      file: z.string(),
      name: z.string(),
      mimeType: z.string(),
      sensitivity: z.enum(["public", "internal", "confidential", "restricted"]),
      folder: z.string().optional(),
    }),
  ),
  questions: z.array(
    z.strictObject({
      text: z.string(),
      expects: z.strictObject({ document: z.string(), page: z.int().positive().optional(), quote: z.string().min(20) }),
    }),
  ),
  contradiction: z.strictObject({ a: quoteSchema, b: quoteSchema, about: z.string() }),
});

export type Manifest = z.infer<typeof manifestSchema>;

const mimeTypes: Record<string, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const doorsQuote = `Doors ${stairOneDoors}, between Stair 1 and its lobby, shall be ${fire.stairDoors} doorsets at every level.`;
const scheduleQuote = `${plantedDoor}, Stair 1 lobby, Level 4: ${plantedRating}, hardware set H02`;

const questions: { text: string; key: DocumentKey; quote: string }[] = [
  {
    text: "How much does the Contractor pay for each calendar day of late completion?",
    key: "contract",
    quote: `liquidated damages of ${contract.damages} for each calendar day from the Date for Completion to the date of Practical Completion.`,
  },
  {
    text: "Which evacuation strategy are the apartments designed for?",
    key: "fireStrategy",
    quote: "The apartments are designed for a stay put strategy: only the residents of the apartment on fire leave at once",
  },
  {
    text: `Which fire rating must door ${plantedDoor} between Stair 1 and its lobby have?`,
    key: "fireStrategy",
    quote: doorsQuote,
  },
];

/** Questions, contradiction and documents; the page of a quote is looked up in the document as written. */
export async function buildManifest(written: ReadonlyMap<DocumentKey, Buffer>): Promise<Manifest> {
  const answered = [];
  for (const { text, key, quote } of questions) {
    const { file } = documents[key];
    const page = await pageOfQuote(file, written.get(key), quote);
    answered.push({ text, expects: { document: file, ...(page ? { page } : {}), quote } });
  }
  return manifestSchema.parse({
    project: { name: project.name, description: project.description },
    documents: Object.values(documents).map(entryOf),
    questions: answered,
    contradiction: {
      a: { document: documents.fireStrategy.file, quote: doorsQuote },
      b: { document: documents.doors.file, quote: scheduleQuote },
      about: `Fire rating of door ${plantedDoor}: the fire strategy requires ${fire.stairDoors}, the door schedule orders ${plantedRating}.`,
    },
  });
}

function entryOf({ file, number, title, sensitivity, folder }: DocumentFacts) {
  const extension = file.slice(file.lastIndexOf(".") + 1);
  return { file, name: `${number} ${title}.${extension}`, mimeType: mimeTypes[extension], sensitivity, folder };
}

/** Only PDF pages are fixed; the pages of the other formats depend on who lays them out. */
async function pageOfQuote(file: string, bytes: Buffer | undefined, quote: string): Promise<number | undefined> {
  if (!bytes) throw new Error(`${file} was not written`);
  const pages = await readDocument(file, bytes);
  const position = pages.findIndex((text) => text.includes(quote));
  if (position < 0) throw new Error(`${file} does not contain: ${quote}`);
  return file.endsWith(".pdf") ? position + 1 : undefined;
}
