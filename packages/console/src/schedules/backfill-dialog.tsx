import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { useNow } from '../parts/clock.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { say } from '../parts/toasts.tsx'
import { backfillSchedule, type ScheduleInFull } from './queries.ts'
import { dayText, wallText } from './words.ts'

/** Makes up times of the past: first they are told, then they are asked for. */
export function BackfillDialog({
  schedule: { name, zone },
  onClose,
}: {
  readonly schedule: ScheduleInFull
  readonly onClose: () => void
}) {
  const today = dayText(useNow(), zone)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const looking = useAction({ send: backfillSchedule })
  const asking = useAction({
    send: backfillSchedule,
    changes: [['schedules'], ['runs']],
    done: ({ times }) => {
      say(times.length === 1 ? '1 time will run.' : `${times.length} times will run, one after the other.`)
      onClose()
    },
  })
  const told = looking.data
  const change = (set: (day: string) => void) => (day: string) => {
    set(day)
    looking.reset()
    asking.reset()
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    looking.mutate({ id: name, from, to, dry: true })
  }
  const error = asking.error ?? looking.error
  return (
    <Dialog title={`Make up times of ${name}`} onClose={onClose}>
      <form onSubmit={look} className="flex flex-col gap-3">
        <p>Times that did not run are run now, one after the other. Those that ran are left alone.</p>
        <div className="grid grid-cols-2 gap-3">
          <Day
            label="From"
            value={from}
            most={today}
            problem={fieldProblem(error, 'from')}
            onChange={change(setFrom)}
          />
          <Day label="To" value={to} most={today} problem={fieldProblem(error, 'to')} onChange={change(setTo)} />
        </div>
        {error && <Failure error={error} />}
        <Button type="submit" weight={told ? 'plain' : 'primary'} busy={looking.isPending} className="self-start">
          Show the times
        </Button>
      </form>
      {told && (
        <div role="status" className="mt-4 border-t border-line pt-3">
          <p>
            {told.times.length} of {told.inStretch} did not run{told.times.length === 0 ? '.' : ':'}
          </p>
          <ul className="my-2 max-h-48 overflow-y-auto">
            {told.times.map((at) => (
              <li key={at}>{wallText(at, zone)}</li>
            ))}
          </ul>
          {told.times.length > 0 && (
            <Button
              weight="primary"
              busy={asking.isPending}
              onClick={() => asking.mutate({ id: name, from, to, dry: false })}
            >
              {told.times.length === 1 ? 'Run this time' : `Run these ${told.times.length} times`}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly most: string
  readonly problem: string | undefined
  readonly onChange: (day: string) => void
}

function Day({ label, value, most, problem, onChange }: DayProps) {
  return (
    <TextField
      label={label}
      type="date"
      required
      max={most}
      value={value}
      problem={problem}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
