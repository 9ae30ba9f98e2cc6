import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link to a run, and to one of its steps. */
export function RunLink({
  run,
  step,
  children,
}: {
  readonly run: string
  readonly step?: number
  readonly children: ReactNode
}) {
  return (
    <Link
      to="/runs/$run"
      params={{ run }}
      search={step === undefined ? {} : { step }}
      className="text-accent underline"
    >
      {children}
    </Link>
  )
}
