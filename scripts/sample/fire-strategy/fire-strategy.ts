import type { TextDocument } from "../blocks";
import { documents, longDate, parties, project } from "../facts";
import { premisesAndEscape } from "./premises-and-escape";
import { structureAndFirefighting } from "./structure-and-firefighting";

export const fireStrategy: TextDocument = {
  summary: "Means of escape, compartmentation, external walls, active systems and facilities for the fire service.",
  cover: [
    ["Project", `${project.name}, ${project.address}`],
    ["Prepared for", parties.employer],
    ["Prepared by", parties.fire],
    ["Status", `Issued for construction, ${longDate(documents.fireStrategy.date)}`],
  ],
  history: [
    { issue: "C01", date: longDate("2025-03-03"), note: "Issued with the contract documents" },
    {
      issue: documents.fireStrategy.issue,
      date: longDate(documents.fireStrategy.date),
      note: "Smoke shaft area confirmed by model; photovoltaic panels added to the roof",
    },
  ],
  sections: [...premisesAndEscape, ...structureAndFirefighting],
};
