import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { commissioningPlan } from "./commissioning";
import { contractConditions } from "./contract/contract-conditions";
import { doorNotes, doorSheets } from "./door-schedule";
import { renderDocx } from "./docx-document";
import { registerNotes, registerSheets } from "./drawing-register";
import { type DocumentFacts, type DocumentKey, documents } from "./facts";
import { fireStrategy } from "./fire-strategy/fire-strategy";
import { withFixedClock } from "./fixed-clock";
import { buildManifest } from "./manifest";
import { meeting17 } from "./minutes/meeting-17";
import { meeting18 } from "./minutes/meeting-18";
import { meeting19 } from "./minutes/meeting-19";
import { renderPdf } from "./pdf-document";
import { specification } from "./specification/specification";
import { renderWorkbook } from "./workbook";

type Renderer = (facts: DocumentFacts) => Promise<Buffer> | Buffer;

const record = { numbering: "decimal", sectionPerPage: false, frontMatter: false } as const;

const renderers: Record<DocumentKey, Renderer> = {
  contract: (facts) => renderPdf(facts, contractConditions, { ...record, frontMatter: true }),
  specification: (facts) => renderPdf(facts, specification, { numbering: "specification", sectionPerPage: true, frontMatter: true }),
  fireStrategy: (facts) => renderDocx(facts, fireStrategy, { frontMatter: true }),
  doors: (facts) => renderWorkbook(facts, doorNotes, doorSheets),
  register: (facts) => renderWorkbook(facts, registerNotes, registerSheets),
  minutes17: (facts) => renderPdf(facts, meeting17, record),
  minutes18: (facts) => renderDocx(facts, meeting18, { frontMatter: false }),
  minutes19: (facts) => renderPdf(facts, meeting19, record),
  commissioning: (facts) => renderPdf(facts, commissioningPlan, record),
};

/** Writes every document and `manifest.json` into `folder`; the same input gives the same bytes. */
export async function buildSample(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const written = new Map<DocumentKey, Buffer>();
  for (const [key, facts] of Object.entries(documents) as [DocumentKey, DocumentFacts][]) {
    const bytes = await withFixedClock(new Date(`${facts.date}T09:00:00Z`), async () => renderers[key](facts));
    written.set(key, bytes);
    await writeFile(path.join(folder, facts.file), bytes);
  }
  const manifest = await buildManifest(written);
  await writeFile(path.join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
