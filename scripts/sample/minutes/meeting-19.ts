import { clause, section, type TextDocument } from "../blocks";
import { cite, contract, deliveries, documents, longDate, parties, people, programme, project } from "../facts";
import { actions, attendance } from "./attendance";

const delivered = (level: number) => longDate(deliveries[level]?.delivery ?? "");

export const meeting19: TextDocument = {
  summary: `Monthly progress meeting of ${project.name}, held in the site office.`,
  cover: [
    ["Held", `${longDate(documents.minutes19.date)}, 10:00 to 12:05`],
    ["Next meeting", "1 December 2026"],
    ["Issued by", `${people.agent}, ${parties.agent}`],
  ],
  history: [],
  sections: [
    section(
      "1",
      "Attendance and earlier minutes",
      attendance([people.inspector]),
      clause(
        "Minutes of meeting 18",
        "Agreed. Actions 18.1 to 18.3 are closed. Action 18.4, residents' fire safety information, is in draft and carried forward as 19.3.",
      ),
    ),
    section(
      "2",
      "Progress and programme",
      clause(
        "Envelope",
        "Brickwork is complete except for the Level 5 return beside Stair 2. Level 6 cladding is 60 per cent complete. All windows are in, and scaffold on the north elevation is being struck from the top.",
      ),
      clause(
        "Interior",
        "Second fix is complete on Levels 1 and 2 and has begun on Level 3. Screeds are complete. The lift wells were handed to the lift installer on 19 October.",
      ),
      clause(
        "Programme",
        `The Level 5 return is 4 Working Days late, which leaves 3 Working Days of float. ${people.contractor} will work two Saturdays with consent. No notice of delay has been given, and the Date for Completion is unchanged at ${contract.completion}.`,
      ),
    ),
    section(
      "3",
      "Design, information and procurement",
      clause(
        "Doorsets",
        `The Level 3 batch arrived on ${delivered(3)}. Level 4 is due on ${delivered(4)} and Level 5 on ${delivered(5)}. The check of ratings against the fire strategy that section L20 requires before release has not been tabled for any batch; ${people.contractor} will produce the signed sheets.`,
      ),
      clause(
        "External wall",
        "The slab edge and window head detail, drawing AC-A-400 issue C04, shows the corner piece of the cavity barrier that NCR-031 called for. It was issued on 16 October.",
      ),
      clause(
        "Commissioning",
        `${people.services} presented ${cite("commissioning")}, issue ${documents.commissioning.issue}. The integrated test of fire safety systems is on ${programme.integratedTest}, and on secondary power on ${programme.secondaryPowerTest}.`,
      ),
    ),
    section(
      "4",
      "Quality and safety",
      clause(
        "Non-conformances",
        `NCR-031 was closed by ${people.fire} on 27 October: 46 heads were surveyed, two more corners were put right, and photographs are filed by grid square. NCR-033, sealing of a cable tray in the Level 2 riser without a label, is open.`,
      ),
      clause("Inspections", "HP-02 at Level 2 was released on 28 October. HP-03 is released to Level 4 and HP-04 to Level 2."),
      clause(
        "Health and safety",
        "No reportable accident. Winter lighting of access routes was checked on 30 October; two fittings were replaced.",
      ),
      clause(
        "Building safety",
        "The regulator approved CC-07 on 21 October. No Controlled Change is now outstanding. The Employer intends to apply for the completion certificate in the week after Practical Completion.",
      ),
    ),
    section(
      "5",
      "Commercial",
      clause("Payment", "Valuation 19 was certified on 2 November at a gross £11,073,400 before retention. No pay less notice was issued."),
      clause(
        "Changes",
        `No Change was instructed in October. ${parties.agent} holds one quotation, £3,900 for additional sockets in the commercial shell, which the Employer does not intend to accept.`,
      ),
      actions(19, [
        ["Signed check of doorset ratings against the fire strategy, all released batches", people.contractor, "24 November 2026"],
        ["Label and register the Level 2 riser seal, NCR-033", people.site, "10 November 2026"],
        ["Residents' fire safety information, final draft", people.employer, "27 November 2026"],
        ["Saturday working: consent and neighbour letter", people.agent, "6 November 2026"],
      ]),
    ),
  ],
};
