import { between, pick, type Random } from "./seeded-random";

const THINGS =
  "pump hall,north stair,cooling tower,loading dock,plant room,roof terrace,archive,substation,lift lobby,workshop,car park,test bay".split(
    ",",
  );
const ROLES = "surveyor,contractor,committee,engineer,insurer,caretaker,architect,auditor,supplier,tenant,inspector,planner".split(",");
const DEEDS = "recorded,questioned,accepted,measured,revised,postponed,compared,returned,confirmed,described,rejected,summarised".split(
  ",",
);
const MATTERS =
  "drainage,lighting,access,insulation,noise,cabling,ventilation,cleaning,storage,signage,heating,parking,paint,glazing,waste".split(",");
const KINDS = "interim,annual,detailed,earlier,joint,preliminary,routine,separate,second,written,local,technical,short,unplanned".split(
  ",",
);
const PAPERS = "report,estimate,schedule,register,note,drawing,statement,programme,inspection,letter,survey,plan".split(",");
const WHEN =
  "before the winter,during the second phase,after the first handover,in the following month,at the end of the year,while the works were under way,over several visits,since the last edition".split(
    ",",
  );
const WHY =
  "because the figures were incomplete,so that costs stay predictable,although two parties disagreed,without any change to the scope,as the guidance asks,which the owner had expected,despite the late delivery,in line with the brief".split(
    ",",
  );

/** One of a few sentence forms that offices fill their documents with. */
export function sentence(next: Random): string {
  const [thing, role, deed, matter] = [pick(THINGS, next), pick(ROLES, next), pick(DEEDS, next), pick(MATTERS, next)];
  const [kind, paper, when, why] = [pick(KINDS, next), pick(PAPERS, next), pick(WHEN, next), pick(WHY, next)];
  switch (between(0, 4, next)) {
    case 0:
      return `The ${role} ${deed} the ${kind} ${paper} on ${matter} in the ${thing} ${when}.`;
    case 1:
      return `A ${kind} ${paper} of the ${thing} showed ${matter} at about ${between(2, 97, next)} percent of the target, ${why}.`;
    case 2:
      return `It was ${deed} ${when} that ${matter} near the ${thing} needs a ${kind} ${paper} by the ${role}.`;
    case 3:
      return `Each ${paper} about ${matter} is kept by the ${role}, and the ${pick(ROLES, next)} ${deed} it ${why}.`;
    default:
      return `The ${role} and the ${pick(ROLES, next)} ${deed} ${between(3, 40, next)} ${kind} entries on ${matter}, ${why}.`;
  }
}

export function paragraph(words: number, next: Random): string[] {
  const sentences: string[] = [];
  for (let count = 0; count < words;) {
    const one = sentence(next);
    sentences.push(one);
    count += one.split(" ").length;
  }
  return sentences;
}

export function heading(next: Random): string {
  const kind = pick(KINDS, next);
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${pick(PAPERS, next)}: ${pick(MATTERS, next)} of the ${pick(THINGS, next)}`;
}
