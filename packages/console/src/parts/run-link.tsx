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
  const search = step === undefined ? '' : `?step=${step}`
  return (
    <a href={`/runs/${encodeURIComponent(run)}${search}`} className="text-accent underline">
      {children}
    </a>
  )
}
