import { table } from "../blocks";
import { parties, people } from "../facts";

const everyone: [string, string][] = [
  [people.agent, `${parties.agent}, Employer's Agent (chair)`],
  [people.employer, `${parties.employer}, Employer`],
  [people.contractor, `${parties.contractor}, project manager`],
  [people.site, `${parties.contractor}, site manager`],
  [people.architect, `${parties.architect}, Architect and Principal Designer`],
  [people.structural, `${parties.structural}, structural engineer`],
  [people.services, `${parties.services}, building services engineer`],
  [people.fire, `${parties.fire}, fire engineer`],
  [people.inspector, `${parties.inspector}, quality inspector`],
];

export function attendance(apologies: string[]) {
  return table(
    "Present and apologies",
    [
      ["Name", 4],
      ["For", 8],
      ["Attendance", 3],
    ],
    everyone.map(([name, role]) => [name, role, apologies.includes(name) ? "Apologies" : "Present"]),
  );
}

export function actions(meeting: number, rows: [action: string, owner: string, due: string][]) {
  return table(
    "Actions",
    [
      ["No.", 2],
      ["Action", 8],
      ["Owner", 4],
      ["Due", 4],
    ],
    rows.map(([action, owner, due], position) => [`${meeting}.${position + 1}`, action, owner, due]),
  );
}
