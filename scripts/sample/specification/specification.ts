import type { TextDocument } from "../blocks";
import { documents, longDate, parties, project } from "../facts";
import { envelopeSections } from "./envelope";
import { generalSections, issueHistory } from "./general";
import { interiorSections } from "./interiors";
import { serviceSections } from "./services-and-external";

export const specification: TextDocument = {
  summary: "Materials, workmanship and performance of the architectural work, arranged by work section.",
  cover: [
    ["Project", `${project.name}, ${project.address}`],
    ["Employer", parties.employer],
    ["Author", parties.architect],
    ["Status", `Issued for construction, ${longDate(documents.specification.date)}`],
  ],
  history: issueHistory,
  sections: [...generalSections, ...envelopeSections, ...interiorSections, ...serviceSections],
};
