import type { ComponentProps } from "react";
import { classNames } from "@/lib/client/class-names";
import { CONTROL_CLASS } from "./control-class";

export interface TextareaProps extends ComponentProps<"textarea"> {
  /** Grows with its text, up to a third of the window. */
  grow?: boolean;
}

export function Textarea({ className, grow = false, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={classNames(CONTROL_CLASS, "py-2 leading-relaxed", grow && "field-sizing-content max-h-[33vh] resize-none", className)}
      {...rest}
    />
  );
}
