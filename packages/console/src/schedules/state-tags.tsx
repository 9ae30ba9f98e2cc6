import { CircleDashed, CircleSlash, CircleX, Clock, Copy, Loader } from 'lucide-react'
import { RunStatus } from '../parts/run-status.tsx'
import { Tag } from '../parts/tag.tsx'
import type { Delivery, ScheduledTime } from './queries.ts'

/** What became of a scheduled time. */
export function FireStateTag({ fire: { state, outcome } }: { readonly fire: ScheduledTime }) {
  switch (state) {
    case 'started':
      return <RunStatus run={outcome ? { state: 'settled', outcome } : { state: 'running', outcome: null }} />
    case 'due':
      return (
        <Tag tone="info" icon={Clock}>
          Due
        </Tag>
      )
    case 'waiting':
      return (
        <Tag tone="info" icon={Loader}>
          Waiting for the run before
        </Tag>
      )
    case 'skipped':
      return <Tag icon={CircleSlash}>Skipped</Tag>
    case 'refused':
      return (
        <Tag tone="bad" icon={CircleX}>
          Refused
        </Tag>
      )
  }
}

/** What became of an event that a trigger took. */
export function DeliveryStateTag({ delivery: { state, outcome } }: { readonly delivery: Delivery }) {
  switch (state) {
    case 'started':
      return <RunStatus run={outcome ? { state: 'settled', outcome } : { state: 'running', outcome: null }} />
    case 'due':
      return (
        <Tag tone="info" icon={CircleDashed}>
          Due
        </Tag>
      )
    case 'joined':
      return <Tag icon={Copy}>Joined</Tag>
    case 'refused':
      return (
        <Tag tone="bad" icon={CircleX}>
          Refused
        </Tag>
      )
  }
}
