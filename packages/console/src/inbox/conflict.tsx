import { Link } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { Problem } from '../api/problem.ts'
import { Failure } from '../parts/failure.tsx'
import { Differences } from './call-part.tsx'

const shape = z.object({
  why: z.optional(z.string()),
  replacedBy: z.optional(z.string()),
  differences: z.optional(z.array(z.object({ field: z.string(), before: z.string(), now: z.string() }))),
})

/** Why an answer was not taken; and where something else is asked instead, what differs, and the way there. */
export function Conflict({ error }: { readonly error: unknown }) {
  const told = error instanceof Problem && error.status === 409 ? shape.safeParse(error.told).data : undefined
  return (
    <>
      <Failure error={error} />
      {told?.replacedBy !== undefined && (
        <div className="max-w-prose rounded-md border border-warn/60 bg-warn/5 px-3 py-2">
          <p className="font-medium text-warn">Something else is asked now</p>
          <Differences of={told.differences ?? []} />
          <Link to="/inbox" search={{ request: told.replacedBy }} className="mt-1.5 inline-block text-accent underline">
            Look at what is asked now
          </Link>
        </div>
      )}
    </>
  )
}
