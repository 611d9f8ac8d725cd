import { clause, section, type TextDocument } from "../blocks";
import { contract, deliveries, documents, longDate, parties, people, project } from "../facts";
import { actions, attendance } from "./attendance";

const delivered = (level: number) => longDate(deliveries[level]?.delivery ?? "");

export const meeting18: TextDocument = {
  summary: `Monthly progress meeting of ${project.name}, held in the site office.`,
  cover: [
    ["Held", `${longDate(documents.minutes18.date)}, 10:00 to 11:55`],
    ["Next meeting", longDate(documents.minutes19.date)],
    ["Issued by", `${people.agent}, ${parties.agent}`],
  ],
  history: [],
  sections: [
    section(
      "1",
      "Attendance and earlier minutes",
      attendance([people.employer]),
      clause(
        "Minutes of meeting 17",
        "Agreed. Actions 17.1 to 17.4 are closed: the lightning protection bonds are drawn, NCR-028 was closed on 21 September, the carpet is the darker grey, and the cladding programme was issued on 24 September.",
      ),
    ),
    section(
      "2",
      "Progress and programme",
      clause(
        "Envelope",
        "Brickwork stands at Level 5 on two elevations and Level 4 on the others. Cladding of Level 6 began on 28 September beside the mock-up bay SM-02, which was accepted in July. Windows are complete to Level 4.",
      ),
      clause(
        "Interior",
        "Second fix is complete on Level 1 and half complete on Level 2. Kitchens are fitted in six apartments. Screeds are laid to Level 4.",
      ),
      clause(
        "Programme",
        `Three Working Days were lost to wind on Level 6. Float is 7 Working Days. ${people.contractor} does not claim an extension; the Date for Completion is unchanged at ${contract.completion}.`,
      ),
    ),
    section(
      "3",
      "Design, information and procurement",
      clause(
        "Doorsets",
        `The Level 1 batch arrived on ${delivered(1)} and the Level 2 batch on ${delivered(2)}. Level 3 is due on ${delivered(3)}. ${people.architect} asked that doorset labels be checked against the schedule at delivery.`,
      ),
      clause(
        "Smoke control",
        `${people.services} issued the final control panel layout. The builders' work for lobby vents is complete to Level 4, and shaft walls have been pointed and swept.`,
      ),
      clause(
        "Information required",
        "Seven requests for information are open. Request 219, fixing of porcelain paving at the terrace upstand, is critical for the Level 6 terraces and is to be answered by 16 October.",
      ),
    ),
    section(
      "4",
      "Quality and safety",
      clause(
        "Non-conformances",
        `NCR-031: at three window heads on Level 2, south elevation, the cavity barrier was not fixed through the corner. The brickwork was opened, and ${people.fire} has asked for all south-elevation heads on Levels 1 to 3 to be checked by borescope before it is closed.`,
      ),
      clause(
        "Inspections",
        `${people.inspector} released HP-01 at Levels 4 and 5 and HP-06 for the terraces. HP-02 at Level 2 is withdrawn until NCR-031 is closed.`,
      ),
      clause(
        "Tests",
        "Air permeability of the first apartment closed up on Level 2 was 2.8 m³/(h·m²) at 50 Pa. A leak at the ventilation sleeve was found with smoke and sealed.",
      ),
      clause(
        "Health and safety",
        "No reportable accident. A hot-work permit was closed eleven minutes before the end of its watch; the supervisor was retrained and the permit form now shows the time of expiry in large type.",
      ),
      clause(
        "Building safety",
        "The regulator approved CC-06 on 29 September. CC-07 is still in its period. One occurrence report was made under NCR-031 and acknowledged.",
      ),
    ),
    section(
      "5",
      "Commercial",
      clause(
        "Payment",
        "Valuation 18 was certified on 2 October at a gross £10,268,900 before retention. Listed off-site materials: cladding cassettes to the value of £164,000, bonded.",
      ),
      clause("Changes", "One Change was agreed, an omission of £6,150 for the meeting-room sliding screen in the commercial shell."),
      actions(18, [
        ["Borescope survey of south-elevation window heads, Levels 1 to 3, with report", people.site, "20 October 2026"],
        ["Review of the survey and conclusion on NCR-031", people.fire, "27 October 2026"],
        ["Paving fixing at terrace upstand, request 219", people.architect, "16 October 2026"],
        ["Draft residents' fire safety information", people.employer, "30 October 2026"],
      ]),
    ),
  ],
};
