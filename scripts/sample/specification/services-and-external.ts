import { clause, section, table } from "../blocks";
import { cite, documents, fabric, fire, parties } from "../facts";

const smokeVents = section(
  "P30",
  "Smoke shafts, AOVs and builders' work for smoke control",
  clause(
    "Scope",
    `Builders' work and architectural components of the smoke control system that is described in ${cite("fireStrategy")}: two natural smoke shafts, the automatic opening vents (AOVs) between lobbies and shafts, and the vents at the stair heads.`,
  ),
  clause(
    "Shaft construction",
    `Each smoke shaft has a clear cross-section of not less than ${fire.shaftArea} from Level 1 to its head, with no service inside it. Enclosure ${fire.firefightingShaft} where it bounds the firefighting shaft and ${fire.stairTwo} elsewhere. Internal faces are fair-faced block, flush pointed, free of ledges.`,
  ),
  table(
    "Automatic opening vents",
    [
      ["Reference", 2],
      ["Location", 5],
      ["Free area, not less than", 4],
      ["Opening time", 3],
    ],
    [
      ["AOV-L", "Lobby to smoke shaft, two on each of Levels 1 to 6", fire.lobbyVent, "60 seconds"],
      ["AOV-H", "Head of each smoke shaft", fire.shaftArea, "60 seconds"],
      ["AOV-S", "Head of Stair 1 and head of Stair 2", fire.stairVent, "60 seconds"],
    ],
  ),
  clause(
    "Lobby vent doors",
    "Vents from lobby to shaft are steel-faced fire-resisting dampers or doors, E 30 S when closed, with position indication. Grilles have a free area declared by measurement, not by calculation from the blades.",
  ),
  clause(
    "Wiring and control",
    "Supplied by the smoke control specialist with fire-resisting cables and a secondary power supply. Architectural ceilings shall leave access of at least 600 x 600 mm at each actuator.",
  ),
);

const sanitary = section(
  "N13",
  "Sanitary appliances and bathroom fittings",
  clause(
    "Appliances",
    "Vitreous china, white. WCs with concealed cistern of 4 and 2.6 litres. Showers limited to 8 litres a minute and basins to 4 litres a minute, so that calculated water use is not more than 105 litres a person a day.",
  ),
  clause(
    "Accessible and adaptable homes",
    "Forty-three apartments are laid out as accessible and adaptable homes, and five on Level 1 for wheelchair users. Walls of all bathrooms have 18 mm plywood behind the board from 300 to 1,800 mm above the floor for later grab rails.",
  ),
  clause(
    "Installation",
    "Silicone joints are made after loading the bath and shower tray. Access panels 400 x 400 mm to traps, valves and sprinkler isolators have a frame finished with the tile.",
  ),
  table(
    "Bathroom fittings",
    [
      ["Item", 4],
      ["Height above floor", 3],
      ["Note", 6],
    ],
    [
      ["Basin rim", "800 mm", "770 mm in wheelchair apartments"],
      ["Shower valve", "1,000 mm", "Lever handle, thermostatic, maximum 41 °C"],
      ["Heated rail", "600 to 1,500 mm", "Surface not more than 43 °C"],
      ["Mirror", "900 to 1,900 mm", "Demisting pad, isolated with the light"],
    ],
  ),
);

const servicesInterfaces = section(
  "S10",
  "Interfaces with building services",
  clause(
    "General",
    `Building services are designed by ${parties.services}. This section records what the architectural work must provide for them.`,
  ),
  clause(
    "Sprinklers",
    `Automatic sprinklers serve all apartments, the plant rooms, the bin store and the commercial unit. Heads in apartments are concealed with white cover plates; plates are never painted. The tank has an effective capacity of ${fire.tank} and stands in the pump room at ground level on a bunded base with a floor gully.`,
  ),
  clause(
    "Dry riser",
    `Outlet cabinets stand in the Stair 1 lobby on Levels 1 to 6, recessed in a lining that keeps the ${fire.corridorWalls} of the wall behind. The inlet box is in the Tanyard Lane elevation beside the residents' entrance, with a contrasting sign.`,
  ),
  clause(
    "Heat recovery ventilation",
    `Each apartment has a ventilation unit of at least ${fabric.ventilationHeatRecovery} heat recovery in the hall cupboard. Ducts leave through the external wall in non-combustible sleeves with a fall to the outside; terminals stand at least 300 mm from a window.`,
  ),
  clause(
    "Evacuation alert system",
    "A manually operated evacuation alert system with sounders in every apartment, controlled by the fire and rescue service from the panel beside the secure information box in the residents' entrance.",
  ),
  table(
    "Builders' work by level",
    [
      ["Item", 5],
      ["Ground", 3],
      ["Levels 1 to 6, each", 4],
    ],
    [
      ["Riser cupboards, electrical", "1", "1"],
      ["Riser cupboards, water and dry riser", "1", "In Stair 1 lobby lining"],
      ["Sprinkler zone valve access panels", "2", "2"],
      ["Smoke shaft openings", "None", "2"],
      ["Lift landing openings, 900 mm clear", "2", "2"],
    ],
  ),
  clause(
    "Lifts",
    "Two eight-person passenger lifts. The lift in the Stair 1 lobby is a firefighting lift; its well and machinery are inside the firefighting shaft and its landing sills are raised 5 mm with a fall away from the well.",
  ),
);

const external = section(
  "Q25",
  "External works",
  clause(
    "Paving",
    "Concrete block paving 80 mm on 40 mm bedding to pedestrian areas; 100 mm on a bound base to the fire appliance hardstanding. Slip resistance not less than 36 PTV wet.",
  ),
  clause(
    "Fire appliance access",
    `The hardstanding on Tanyard Lane is at least 3.7 m wide, carries a 17 tonne appliance, and is kept within ${fire.riserInletDistance} of the dry riser inlet. No tree, column or bollard stands in it; collapsible bollards are not used.`,
  ),
  clause(
    "Drainage",
    "Surface water passes through permeable paving and a geocellular attenuation tank of 96 m³ to a flow control limited to 3.5 litres a second. Manhole covers in paved areas are recessed and aligned with the paving.",
  ),
  clause(
    "Soft landscape",
    "Six multi-stem trees in 12 m³ soil volumes with root barriers. No planting higher than 300 mm within 1.5 m of the external wall. The Contractor maintains planting for 24 months from practical completion.",
  ),
  clause(
    "Stores",
    "The bin store and cycle store open to the outside air only. Cycle store: 72 stands in two-tier racks, all steel; charging of electric bicycles is not provided and no socket is installed.",
  ),
  table(
    "External lighting",
    [
      ["Area", 5],
      ["Maintained average", 4],
      ["Control", 5],
    ],
    [
      ["Residents' entrance", "30 lux", "Photocell, all night"],
      ["Path to final exits", "10 lux", "Photocell, emergency supply 3 hours"],
      ["Cycle store", "50 lux", "Presence, 5 minutes"],
    ],
  ),
);

const handover = section(
  "A37",
  "Operation and maintenance information",
  clause(
    "Content",
    `The building manual follows ${cite("commissioning")}. It contains the as-built drawings, the door and penetration registers, the product data of everything installed, test certificates, and the maintenance interval and replacement cost of each component.`,
  ),
  clause(
    "Format",
    "Searchable PDF and open data; drawings also as native files. Scans of paper are accepted only for signed certificates. Each document carries its number, title, issue and date on every page.",
  ),
  clause(
    "Timing",
    "A draft is delivered eight weeks and the final manual two weeks before practical completion. Practical completion is not certified without it.",
  ),
  clause(
    "Spares",
    "One per cent, and not fewer than two, of: floor tiles, carpet tiles, sprinkler heads, smoke detectors, door closers and window handles, boxed and labelled in the Employer's store.",
  ),
  clause(
    "Training",
    `Two half-day sessions for the Employer's staff on fire safety systems and one on ventilation and heating, recorded on video and filed with ${documents.commissioning.number}.`,
  ),
);

export const serviceSections = [smokeVents, sanitary, servicesInterfaces, external, handover];
