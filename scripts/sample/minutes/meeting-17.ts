import { clause, section, type TextDocument } from "../blocks";
import { contract, deliveries, documents, fabric, longDate, parties, people, project } from "../facts";
import { actions, attendance } from "./attendance";

const batch = (level: number) => deliveries[level] ?? { release: "", delivery: "" };

export const meeting17: TextDocument = {
  summary: `Monthly progress meeting of ${project.name}, held in the site office.`,
  cover: [
    ["Held", `${longDate(documents.minutes17.date)}, 10:00 to 11:40`],
    ["Next meeting", longDate(documents.minutes18.date)],
    ["Issued by", `${people.agent}, ${parties.agent}`],
  ],
  history: [],
  sections: [
    section(
      "1",
      "Attendance and earlier minutes",
      attendance([people.structural]),
      clause(
        "Minutes of meeting 16",
        "Agreed as a record. All actions are closed except 16.4, the colour of the corridor carpet, on which the Employer decides by 15 September.",
      ),
    ),
    section(
      "2",
      "Progress and programme",
      clause(
        "Frame and envelope",
        "The frame is complete. Brickwork stands at Level 3 on the north and west elevations and at Level 2 on the others. The roof waterproofing was finished on 28 August and passed its electronic leak test at the first attempt.",
      ),
      clause(
        "Interior",
        "Partitions are boarded on one side to Level 4. Second fix has begun on Level 1. Screeds are laid to Level 2, and the moisture readings are on the shared board.",
      ),
      clause(
        "Programme",
        `${people.contractor} reported the critical path through brickwork, Level 6 cladding and testing of fire safety systems, with 10 Working Days of float. The Date for Completion is unchanged at ${contract.completion}. No notice of delay has been given.`,
      ),
      clause("Weather", "Two shifts were lost to wind on the mast climbers in August; the month was within the ten-year record."),
    ),
    section(
      "3",
      "Design, information and procurement",
      clause(
        "Doorsets",
        `Sample SM-03 was accepted on 26 June. ${parties.doorsets} holds releases for the batches of Levels 1 to 4, the last given on ${longDate(batch(4).release)}. The first delivery, for Level 1, is due on ${longDate(batch(1).delivery)}.`,
      ),
      clause(
        "Level 6 cladding",
        `${parties.facade} has completed the design of the terrace corners. ${people.architect} returned the parapet detail, drawing AC-A-402 issue C04, with status A.`,
      ),
      clause(
        "Information required",
        "Eleven requests for information are open, none older than 10 Working Days. Request 212 on lightning protection bonds needs an answer before the first cladding rail is fixed.",
      ),
    ),
    section(
      "4",
      "Quality and safety",
      clause(
        "First tests",
        `The first apartment closed up on Level 1 had an air permeability of 2.6 m³/(h·m²) at 50 Pa against a limit of ${fabric.airtightness}. The first set of sound tests on Level 1 gave 53 dB airborne and 51 dB impact; both pass.`,
      ),
      clause(
        "Inspections",
        `${people.inspector} released HP-01 at Level 3 and HP-03 on Levels 1 and 2. NCR-028, damaged breather membrane on the east elevation at Level 2, is open; NCR-025 to NCR-027 were closed.`,
      ),
      clause(
        "Health and safety",
        "No reportable accident. One near miss: an unsecured board on a scaffold lift, discussed at all briefings the next morning. 41,300 hours have been worked without lost time.",
      ),
      clause(
        "Building safety",
        "No occurrence report was made. Two Controlled Changes are with the regulator, CC-06 (photovoltaic layout) and CC-07 (relocation of a Level 1 riser panel). Neither may be built before the answer.",
      ),
    ),
    section(
      "5",
      "Commercial",
      clause("Payment", "Valuation 17 was certified on 4 September at a gross £9,412,600 before retention. No pay less notice was issued."),
      clause(
        "Changes",
        "Three Changes were valued and agreed in August, in total an addition of £18,240: corridor carpet contrast strip, extra bollard lighting and a second cycle store reader.",
      ),
      actions(17, [
        ["Answer request 212 on lightning protection bonds", people.services, "18 September 2026"],
        ["Close NCR-028 with photographs", people.site, "22 September 2026"],
        ["Confirm colour of corridor carpet (was 16.4)", people.employer, "15 September 2026"],
        ["Issue short-term programme for Level 6 cladding", people.contractor, "25 September 2026"],
      ]),
    ),
  ],
};
