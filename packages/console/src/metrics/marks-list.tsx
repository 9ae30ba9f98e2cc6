import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Instant } from '../parts/instant.tsx'
import type { Mark } from './queries.ts'

/** Changes that are shown at first. */
const few = 3

/** What people changed about agents, the last first. */
export function MarksList({ marks }: { readonly marks: readonly Mark[] }) {
  const [all, setAll] = useState(false)
  if (marks.length === 0) return null
  const shown = all ? marks.toReversed() : marks.toReversed().slice(0, few)
  return (
    <div className="mt-3">
      <h3 className="text-xs font-medium text-mute">Changes in this time</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {shown.map((mark) => (
          <li key={`${mark.at}${mark.agent}${mark.kind}`} className="wrap-anywhere">
            <Instant at={mark.at} as="full" /> · {markText(mark)} <span className="text-mute">({mark.because})</span>
          </li>
        ))}
      </ul>
      {marks.length > few && (
        <Button weight="quiet" className="mt-1" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${marks.length}`}
        </Button>
      )}
    </div>
  )
}

function markText(mark: Mark): string {
  if (mark.kind === 'policies') {
    const did = { seeded: 'began with', published: 'published', 'rolled back': 'went back to' }[mark.did]
    return `${mark.by} ${did} version ${mark.version} of the policies of ${mark.agent}`
  }
  const what = mark.action === '*' ? 'every action' : mark.action
  return `${mark.by} set ${what} of ${mark.agent} to ${mark.level ?? 'what the policies say'}`
}
