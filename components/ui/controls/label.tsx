import { Label as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "@/lib/client/class-names";

export interface LabelProps extends ComponentProps<typeof Primitive.Root> {
  optional?: boolean;
}

export function Label({ className, optional = false, children, ...rest }: LabelProps) {
  return (
    <Primitive.Root className={classNames("text-sm font-medium text-ink", className)} {...rest}>
      {children}
      {optional && <span className="font-normal text-muted"> (optional)</span>}
    </Primitive.Root>
  );
}
