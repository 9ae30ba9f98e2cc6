import type { ReactNode } from 'react'
import type { Limit } from './limits.ts'

/** The limits that tables mention by name, and where they are changed. */
export function LimitList({ limits, children }: { readonly limits: readonly Limit[]; readonly children: ReactNode }) {
  if (limits.length === 0) return null
  return (
    <section aria-label="Limits" className="mb-5">
      <h2 className="text-base font-semibold">Limits</h2>
      <dl className="mt-1 grid w-fit grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {limits.map(({ file, name, amounts }) => (
          <div key={`${file} ${name}`} className="contents">
            <dt className="font-medium">{name}</dt>
            <dd>{amounts.join(', ')}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-mute">{children}</p>
    </section>
  )
}
