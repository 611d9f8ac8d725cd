import type { TextDocument } from "../blocks";
import { contract, documents, parties, project } from "../facts";
import { moneyAndRisk } from "./money-and-risk";
import { particularsAndTime } from "./particulars-and-time";

export const contractConditions: TextDocument = {
  summary: "Bespoke conditions for completion of design and construction, with the particulars agreed by the parties.",
  cover: [
    ["Project", `${project.name}, ${project.address}`],
    ["Employer", parties.employer],
    ["Contractor", parties.contractor],
    ["Employer's Agent", parties.agent],
    ["Date of contract", contract.date],
  ],
  history: [{ issue: documents.contract.issue, date: contract.date, note: "As executed" }],
  sections: [...particularsAndTime, ...moneyAndRisk],
};
