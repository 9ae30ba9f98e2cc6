import { useId, type ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** How many there are. */
  readonly count?: number
  readonly children: ReactNode
}

/** A part of what is shown, under a heading of its own. */
export function Section({ title, count, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-6">
      <h3 id={id} className="mb-1.5 font-semibold">
        {title}
        {count !== undefined && <span className="ml-1.5 font-normal text-mute">{count}</span>}
      </h3>
      {children}
    </section>
  )
}
