import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classes } from './classes.ts'

export type Weight = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Readonly<Record<Weight, string>> = {
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent/90',
  plain: 'border-edge/60 bg-panel text-ink hover:bg-raised',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-raised',
  danger: 'border-bad bg-panel text-bad hover:bg-bad/10',
}

const shape =
  'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-2.5 py-1 font-medium whitespace-nowrap'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly weight?: Weight
  /** Under way: it cannot be pressed again, and that is said. */
  readonly busy?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A button that does something. What only leads somewhere is a link. */
export function Button({
  weight = 'plain',
  busy = false,
  disabled,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      // Busy, it keeps the focus, which whoever has no mouse would lose otherwise.
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes(
        shape,
        looks[weight],
        'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
        className,
      )}
    >
      {children}
    </button>
  )
}

interface LookProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly weight?: Weight
  readonly ref?: Ref<HTMLAnchorElement>
}

function ButtonLook({ weight = 'plain', className, children, ...rest }: LookProps) {
  return (
    <a {...rest} className={classes(shape, looks[weight], className)}>
      {children}
    </a>
  )
}

/** A link that looks as a button. */
export const LinkButton = createLink(ButtonLook)
