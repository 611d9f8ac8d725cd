import { clause, section, table } from "../blocks";
import { building, cite, documents, fabric, fire, longDate, parties, project } from "../facts";

const projectParticulars = section(
  "A10",
  "Project particulars",
  clause("The project", `${project.name}, ${project.address}. Project number ${project.number}. ${project.description}`),
  clause("The building", [
    `The building has ${building.storeys} and a gross internal area of ${building.grossArea}. The floor of the topmost storey is ${building.topFloorHeight} above the lowest adjoining ground and the parapet is at ${building.parapetHeight}. It is therefore a higher-risk building and no controlled change may be built before it is approved under the change procedure of the contract.`,
    `Levels 1 to 6 each hold ${building.apartmentsPerLevel} apartments, ${building.apartments} in all. The ground storey holds a commercial unit of ${building.commercialArea}, handed over as a shell, together with the residents' entrance, cycle store, bin store and plant rooms.`,
  ]),
  table(
    "Project parties",
    [
      ["Role", 3],
      ["Party", 5],
    ],
    [
      ["Employer", parties.employer],
      ["Employer's Agent", parties.agent],
      ["Contractor", parties.contractor],
      ["Architect and Principal Designer", parties.architect],
      ["Structural engineer", parties.structural],
      ["Building services engineer", parties.services],
      ["Fire engineer", parties.fire],
      ["Quality inspector", parties.inspector],
    ],
  ),
  clause(
    "Documents read with this specification",
    "The following are read together with this specification. Where two of them differ the Contractor shall report the difference to the Employer's Agent before ordering or building the work affected, and shall not choose between them.",
    [cite("contract"), cite("fireStrategy"), cite("doors"), cite("register"), cite("commissioning")],
  ),
);

const performance = section(
  "A11",
  "Performance of the building as a whole",
  clause(
    "Purpose",
    "The values in this section govern every work section that follows. A product that meets its own section but prevents the building from reaching a value in this section is not acceptable.",
  ),
  table(
    "Thermal performance of the envelope, limiting values",
    [
      ["Element", 4],
      ["U-value not more than", 3],
      ["Evidence required", 5],
    ],
    [
      ["External walls, all types", fabric.wall, "Calculation with brackets and ties, per wall type"],
      ["Main roof and Level 6 terraces", fabric.roof, "Calculation including tapered insulation"],
      ["Ground floor", fabric.floor, "Calculation for the exposed perimeter"],
      ["Windows and glazed doors", fabric.window, "Whole-window value, simulated or tested"],
      ["Communal entrance doors", fabric.entranceDoor, "Whole-doorset value, tested"],
    ],
  ),
  clause(
    "Airtightness",
    `The air permeability of each tested apartment shall be not more than ${fabric.airtightness}. Every apartment on Levels 1 and 6 and one in three on the other levels shall be tested; a failed apartment is remedied and retested, and two further apartments on the same level are then tested.`,
  ),
  table(
    "Sound insulation between apartments, measured on site",
    [
      ["Construction", 4],
      ["Airborne, not less than", 3],
      ["Impact, not more than", 3],
    ],
    [
      ["Party wall", fabric.airborne, "Not applicable"],
      ["Party floor", fabric.airborne, fabric.impact],
      ["Commercial ceiling to Level 1", "55 dB DnT,w + Ctr", fabric.impact],
    ],
  ),
  clause(
    "Reaction to fire of external walls",
    `All materials that become part of an external wall, and every attachment to it including balconies and solar shading, shall be ${fire.externalWall} or better. The only exceptions are those the building regulations allow, such as seals, fixings and window frames. Breather membranes shall be ${fire.membrane} or better. Insulation in external walls shall be ${fire.insulation}.`,
  ),
  clause(
    "Fire resistance",
    `Elements of structure shall achieve ${fire.structure}; separating floors ${fire.floors}; walls between apartments ${fire.partyWalls}; walls between apartments and the common corridor ${fire.corridorWalls}. The enclosure of the firefighting shaft shall achieve ${fire.firefightingShaft} and that of Stair 2 ${fire.stairTwo}. The floor above the commercial unit shall achieve ${fire.commercialFloor}.`,
  ),
  clause(
    "Overheating",
    "Apartments shall meet the dynamic thermal model of the services engineer: not more than 3 per cent of occupied hours above the comfort threshold in living rooms and kitchens from May to September, with bedrooms not more than 32 hours above 26 °C at night. The solar transmittance of glazing and the tilt of windows assumed in the model are those of section L10.",
  ),
  table(
    "Evidence due before practical completion",
    [
      ["Subject", 5],
      ["Evidence", 6],
      ["Given by", 4],
    ],
    [
      ["Thermal bridging", "Photographs of ten junction types on three levels", "Contractor"],
      ["Airtightness", "Test certificates by apartment", "Accredited tester"],
      ["Sound insulation", "Pre-completion test report", "Accredited tester"],
      ["Reaction to fire", "Classification report for each envelope product", "Contractor"],
      ["Fire resistance", "Field of application statement for each wall, floor and shaft type", "Contractor"],
      ["Water use", "Calculation from installed fittings", "Services engineer"],
    ],
  ),
  clause(
    "Design life",
    "Primary structure and concealed envelope components: 60 years. Windows, roof covering and external doors: 30 years to first replacement. Ironmongery, seals and decorated finishes: 15 years with normal maintenance.",
  ),
);

const submittals = section(
  "A12",
  "Submittals, samples and records",
  clause(
    "Technical submittals",
    "A technical submittal is required for each product marked as such in its work section. The Contractor shall allow 10 Working Days for comment on each submission and the same again for a resubmission.",
    [
      "Product data with the exact variant, thickness and colour marked.",
      "Classification report or field of application report covering the way in which the product is used on this project.",
      "Evidence of third-party certification of the manufacturer and, for fire doors and fire stopping, of the installer.",
      "A statement of any departure from this specification; a submittal silent on departures is taken to have none.",
    ],
  ),
  clause(
    "Comment status",
    "Submittals are returned A (proceed), B (proceed with the comments incorporated) or C (revise and resubmit). A status does not relieve the Contractor of responsibility for design, coordination or quantity.",
  ),
  table(
    "Samples and mock-ups",
    [
      ["Reference", 2],
      ["Subject", 6],
      ["Before", 4],
    ],
    [
      ["SM-01", "Brickwork panel 2.0 m x 1.5 m with window reveal, lintel soffit and movement joint", "Facing brick is ordered"],
      ["SM-02", "Level 6 cladding bay with window, cavity barriers exposed on one half", "Cladding is fabricated"],
      [
        "SM-03",
        "Apartment entrance doorset installed in the final wall build-up with seals and closer",
        "Doorsets are released for manufacture",
      ],
      ["SM-04", "Complete bathroom, including tiling, wet-area substrate and trims", "Second fix starts on Level 2"],
      ["SM-05", "Riser cupboard with all penetrations sealed and labelled", "Fire stopping starts on Level 2"],
    ],
  ),
  clause(
    "Photographic record",
    "Cavity barriers, fire stopping, fixings of ductwork and concealed membranes shall be photographed before they are closed up. Each photograph shall carry location, date, operative and drawing number, and be filed by level and grid square.",
  ),
  clause(
    "Golden thread information",
    `The Contractor shall keep the fire and structural safety information of the project in a digital form that is accurate, kept up to date and ready to hand to the Employer. The first complete issue follows the plan in ${documents.commissioning.number}, and nothing is concealed on site until its record has been accepted by ${parties.inspector}.`,
  ),
);

const quality = section(
  "A33",
  "Quality control on site",
  clause(
    "Responsibility",
    `The Contractor shall inspect its own work before inviting inspection by ${parties.inspector}. Inspection by others is a sample; it never replaces the Contractor's own.`,
  ),
  table(
    "Hold points: work does not proceed until released in writing",
    [
      ["Hold point", 2],
      ["Work", 6],
      ["Released by", 4],
    ],
    [
      ["HP-01", "Slab edge before the first cavity tray is laid on each level", "Quality inspector"],
      ["HP-02", "Cavity barriers before the outer leaf or cladding passes them", "Quality inspector and fire engineer"],
      ["HP-03", "Party wall first side boarded, before the second side is closed", "Quality inspector"],
      ["HP-04", "Service penetrations before ceilings are closed", "Quality inspector"],
      ["HP-05", "Apartment entrance doorsets before decoration of the corridor", "Architect"],
      ["HP-06", "Roof membrane before insulation or ballast hides it", "Quality inspector"],
    ],
  ),
  clause(
    "Notice",
    "Three clear Working Days' notice shall be given of each hold point. Work covered up without release shall be opened and made good at the Contractor's cost, whatever is found.",
  ),
  clause(
    "Non-conformances",
    "Each non-conformance is given a number, a photograph, a cause and a corrective action. The log is tabled at every progress meeting. A non-conformance concerning fire safety is closed only by the fire engineer.",
  ),
  clause(
    "Tolerances",
    "Unless a work section says otherwise: position in plan within 10 mm; level within 5 mm; verticality of a storey-height element within 8 mm; surface of finished plasterboard within 3 mm under a 1.8 m straightedge.",
  ),
);

export const generalSections = [projectParticulars, performance, submittals, quality];
export const issueHistory = [
  { issue: "C01", date: longDate("2025-03-03"), note: "Issued with the contract documents" },
  { issue: "C02", date: longDate("2025-11-14"), note: "Level 6 cladding system and roof build-up confirmed" },
  {
    issue: documents.specification.issue,
    date: longDate(documents.specification.date),
    note: "Fire stopping, doorset and smoke vent sections coordinated with the services design",
  },
];
