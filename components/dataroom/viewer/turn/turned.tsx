import type { ReactNode } from "react";

/** Quarter turns, clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export function nextTurn(turn: Turn): Turn {
  return ([1, 2, 3, 0] as const)[turn];
}

/** It lies on its side. */
export function isSideways(turn: Turn): boolean {
  return turn % 2 === 1;
}

/** A page and all that lies on it, turned within the space that the turned page takes; `ratio`: height by width of the page upright. */
export function Turned({ turn, ratio, children }: { turn: Turn; ratio: number; children: ReactNode }) {
  if (turn === 0) return children;
  const [width, height] = isSideways(turn) ? [1 / ratio, ratio] : [1, 1];
  return (
    <div
      className="absolute top-1/2 left-1/2"
      style={{ width: `${width * 100}%`, height: `${height * 100}%`, transform: `translate(-50%, -50%) rotate(${turn * 90}deg)` }}
    >
      {children}
    </div>
  );
}
