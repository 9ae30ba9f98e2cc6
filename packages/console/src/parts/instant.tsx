import { useNow } from './clock.ts'
import { awayText, instantText } from './moments.ts'

interface InstantProps {
  readonly at: string
  /** `away`: how long ago; `full`: the day and time; `both`. */
  readonly as?: 'away' | 'full' | 'both'
}

/** A moment, in the time zone of whoever looks. */
export function Instant({ at, as = 'away' }: InstantProps) {
  const now = useNow()
  const full = instantText(at, now)
  const away = awayText(at, now)
  return (
    <time dateTime={at} title={`${full} (${at})`} className="whitespace-nowrap">
      {as === 'full' ? full : as === 'away' ? away : `${full}, ${away}`}
    </time>
  )
}
