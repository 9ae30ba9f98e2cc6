import { Quote } from 'lucide-react'
import { useId, useState } from 'react'
import { beginning, visible } from './outside.ts'

interface OutsideTextProps {
  readonly children: string
  /** Who or what said it, as `Ticket T-1`. */
  readonly from?: string
  /** Characters that are shown at first. */
  readonly most?: number
}

/** Words that somebody outside wrote: shown as text, marked as theirs, with nothing in them hidden. */
export function OutsideText({ children, from, most = 600 }: OutsideTextProps) {
  const [all, setAll] = useState(false)
  const id = useId()
  const text = visible(children)
  const cut = beginning(text, most)
  const isCut = cut !== text
  return (
    <figure className="my-1.5 rounded-md border-l-3 border-warn/70 bg-raised px-3 py-2">
      <figcaption className="mb-1 flex items-center gap-1.5 text-xs text-mute">
        <Quote size={12} aria-hidden className="shrink-0 text-warn" />
        <span className="wrap-anywhere">From outside{from !== undefined && `: ${visible(from)}`}</span>
      </figcaption>
      <blockquote
        id={id}
        dir="auto"
        className="max-h-96 overflow-y-auto wrap-anywhere whitespace-pre-wrap"
        tabIndex={-1}
      >
        {all || !isCut ? text : `${cut}…`}
      </blockquote>
      {isCut && (
        <button
          type="button"
          aria-expanded={all}
          aria-controls={id}
          onClick={() => setAll(!all)}
          className="mt-1 text-xs font-medium text-accent underline"
        >
          {all ? 'Show less' : `Show all ${Array.from(text).length} characters`}
        </button>
      )}
    </figure>
  )
}

/** The same for a few words in a line, such as a name or the subject of a case. */
export function OutsideWords({ children, most = 160 }: { readonly children: string; readonly most?: number }) {
  const text = visible(children.replaceAll(/\s+/g, ' '))
  const cut = beginning(text, most)
  return <bdi className="wrap-anywhere">{cut === text ? text : `${cut}…`}</bdi>
}
