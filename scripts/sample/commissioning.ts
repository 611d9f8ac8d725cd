import { clause, section, table, type TextDocument } from "./blocks";
import { cite, contract, documents, fabric, fire, parties, people, programme, project } from "./facts";

const purpose = section(
  "1",
  "Purpose and responsibilities",
  clause(
    "Purpose",
    `This plan sets the order, method and acceptance of commissioning for ${project.name}, and the information that is handed over with it. It follows ${cite("fireStrategy")} for the performance of fire safety systems.`,
  ),
  clause(
    "Prerequisite",
    "A system is commissioned only when its installation is complete, inspected and free of non-conformances that affect it, with permanent power. Commissioning on temporary power does not count.",
  ),
  table(
    "Responsibilities",
    [
      ["Task", 6],
      ["Lead", 5],
      ["Witness", 5],
    ],
    [
      ["Commissioning management", `${people.contractor}, ${parties.contractor}`, people.services],
      ["Method statements and test sheets", "Specialist installers", people.services],
      ["Integrated test of fire safety systems", `${people.services}, ${parties.services}`, people.fire],
      ["Building manual and Safety Information", `${people.site}, ${parties.contractor}`, people.agent],
      ["Training and residents' information", people.employer, people.agent],
    ],
  ),
);

const calendar = section(
  "2",
  "Calendar",
  clause(
    "Dates",
    `The dates below are those of the Contractor's programme of 23 October 2026. The Date for Completion is ${contract.completion}.`,
  ),
  table(
    "Tests and deliveries",
    [
      ["Date", 4],
      ["Event", 8],
      ["Notice", 4],
    ],
    [
      [programme.manualDraft, "Draft building manual delivered", "None"],
      [programme.generatorTest, `Generator, ${fire.generator}: load test of four hours`, "5 Working Days"],
      [programme.sprinklerTest, "Sprinklers: flow at the most remote heads, pump changeover", "5 Working Days"],
      [programme.dryRiserTest, "Dry riser: hydrostatic test at 12 bar for 15 minutes", "5 Working Days"],
      [programme.smokeControlTest, "Smoke control: each level in turn, three days", "5 Working Days"],
      [programme.liftTest, "Firefighting lift: recall, switch and changeover of supply", "5 Working Days"],
      [programme.alertTest, "Evacuation alert system: sound level in every apartment", "5 Working Days"],
      [programme.integratedTest, `Integrated test with mains power; notice by ${programme.integratedNotice}`, "10 Working Days"],
      [programme.secondaryPowerTest, "Integrated test repeated on secondary power", "10 Working Days"],
      [programme.manualFinal, "Final building manual and Safety Information delivered", "None"],
      [programme.training, "Training of the Employer's staff begins", "10 Working Days"],
    ],
  ),
);

const acceptance = section(
  "3",
  "Acceptance criteria",
  clause(
    "Sprinklers",
    `At the four most remote heads of the highest apartment the density is at least ${fire.sprinklerDensity} with the duty pump alone, and again with the standby pump. The tank of ${fire.tank} is proved to feed the design flow for ${fire.sprinklerDuration}.`,
  ),
  clause(
    "Smoke control",
    `Each AOV reaches its open position within 60 seconds of the signal. Measured free areas are at least ${fire.lobbyVent} from lobby to shaft and ${fire.stairVent} at the head of each stair. Only the vent of the storey on fire opens.`,
  ),
  clause(
    "Dry riser",
    "No leak and no fall of pressure during the test. Outlet valves are strapped shut, and the inlet and outlet signs are in place.",
  ),
  clause(
    "Evacuation alert",
    "At least 85 dB(A) at the head of each bed with doors closed. The signal can be started and stopped for each level, and the panel shows faults within 100 seconds.",
  ),
  clause(
    "Secondary power",
    "All life safety loads are carried within 15 seconds of loss of mains. The fuel gauge and the remote alarm are proved.",
  ),
  clause(
    "Ventilation and envelope",
    `Ventilation rates are measured in every apartment and balanced within 10 per cent of design. Airtightness is tested as section A11 of the specification requires, against ${fabric.airtightness}.`,
  ),
  table(
    "Integrated test: sequence",
    [
      ["Step", 2],
      ["Action", 7],
      ["Expected", 8],
    ],
    [
      [
        "1",
        "Smoke at the Level 4 corridor detector, Stair 1 side",
        "Lobby vent Level 4 and shaft head open, stair head vents open, cross-corridor door closes",
      ],
      ["2", "Second detector, Level 2", "No further lobby vent opens; panel shows both"],
      ["3", "Fire service switch to override, Level 2", "Level 4 vent closes, Level 2 vent opens"],
      ["4", "Sprinkler flow switch, apartment zone", "Lifts return to ground; signal at the monitoring centre"],
      ["5", "Firefighting lift switch", "Lift under control of the car panel, doors held"],
      ["6", "Evacuation alert, Levels 4 and 5", "Sounders on those levels alone"],
      ["7", "Alarm in the commercial unit", "Commercial sounders alone"],
    ],
  ),
);

const handover = section(
  "4",
  "Handover information",
  clause(
    "Registers",
    "Three registers are delivered as data: fire doorsets by door number, penetration seals by seal number, and cavity barrier photographs by level and grid square.",
  ),
  table(
    "Maintenance of fire safety systems after handover",
    [
      ["System", 5],
      ["Interval", 4],
      ["Work", 8],
    ],
    [
      ["Fire doorsets, common parts", "3 months", "Gaps, closer, seals, hold-open release"],
      ["Apartment entrance doorsets", "12 months", "Self-closing, seals, alterations"],
      ["AOVs and smoke shafts", "6 months", "Full operation from each detector, inspection of shaft"],
      ["Sprinklers", "12 months", "Flow, pumps, valves, visual check of heads"],
      ["Dry riser", "6 and 12 months", "Visual check; hydrostatic test each year"],
      ["Firefighting lift", "1 month", "Recall and switch; full test each year"],
      ["Evacuation alert system", "6 months", "Panel, batteries, one level in rotation"],
      ["Generator", "1 month", "Start on load for 30 minutes; fuel quality each year"],
    ],
  ),
  clause(
    "Residents' information",
    "Each apartment receives a two-page guide to the stay put strategy, the sprinklers, the entrance door and the ban on storage in common parts, in English and in any language that a resident asks for.",
  ),
  clause(
    "Information on the day",
    "The Employer receives on the day of Practical Completion: keys and access fobs listed by door number, passwords of the fire and access panels in a sealed envelope, the meter readings, and the plans and contact list for the secure information box.",
  ),
  clause(
    "Seasonal commissioning",
    "Ventilation and heating are revisited in the first winter and the first summer of occupation. Complaints about temperature or noise are logged by apartment and reviewed at six months.",
  ),
  table(
    "Sign-off of this plan",
    [
      ["Stage", 5],
      ["Signed by", 6],
      ["Evidence", 7],
    ],
    [
      ["Systems ready for test", people.contractor, "Completed installation sheets, no open non-conformance"],
      ["Single-system tests", people.services, "Witnessed test sheets, one a system"],
      ["Integrated tests", people.fire, "Report with times, mains and secondary power"],
      ["Handover information", people.agent, "Check list against section A37 of the specification"],
      ["Acceptance", people.employer, "Signed transfer of Safety Information"],
    ],
  ),
);

export const commissioningPlan: TextDocument = {
  summary: "Sequence, acceptance criteria and handover information for the fire safety and building services systems.",
  cover: [
    ["Project", `${project.name}, ${project.address}`],
    ["Prepared by", `${people.services}, ${parties.services}`],
    ["For", `${parties.employer} and ${parties.contractor}`],
    ["Document", `${documents.commissioning.number}, issue ${documents.commissioning.issue}`],
  ],
  history: [],
  sections: [purpose, calendar, acceptance, handover],
};
