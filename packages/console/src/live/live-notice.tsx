import { useLiveState } from './live-state.ts'
import { useLive } from './use-live.ts'

/** Keeps pages up to date; says so where it cannot. */
export function LiveNotice() {
  useLive()
  const { told, since } = useLiveState()
  return (
    <div
      role="status"
      className={told === 'live' ? 'sr-only' : 'mb-4 rounded-md border border-warn px-3 py-2 text-warn'}
    >
      {told === 'reconnecting' && 'Reconnecting: what you see may be out of date.'}
      {told === 'offline' && (
        <>
          Offline since {since.toLocaleTimeString([], { timeStyle: 'short' })}: the server cannot be reached. What you
          see is out of date; what is under way goes on by itself. It is tried again all the time.
        </>
      )}
    </div>
  )
}
