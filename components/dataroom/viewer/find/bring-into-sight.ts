export function bringIntoSight(element: Element | null): void {
  element?.scrollIntoView({ block: "center", inline: "nearest" });
}
