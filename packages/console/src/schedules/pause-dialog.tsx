import { useState } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { say } from '../parts/toasts.tsx'
import { pauseSchedule, type ScheduleInFull } from './queries.ts'

interface ScheduleDialogProps {
  readonly schedule: ScheduleInFull
  readonly onClose: () => void
}

/** Pauses a schedule, with a reason that is shown for as long as it is paused. */
export function PauseDialog({ schedule: { name }, onClose }: ScheduleDialogProps) {
  const [because, setBecause] = useState('')
  const pausing = useAction({
    send: pauseSchedule,
    changes: [['schedules']],
    done: () => {
      say(`${name} is paused.`)
      onClose()
    },
  })
  return (
    <Dialog title={`Pause ${name}`} onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          pausing.mutate({ id: name, because })
        }}
      >
        <p>Nothing of it starts by itself until it is resumed. Runs that are under way go on.</p>
        <TextField
          label="Why"
          hint="It is shown while it is paused."
          required
          autoFocus
          value={because}
          problem={fieldProblem(pausing.error, 'because')}
          onChange={(event) => setBecause(event.target.value)}
        />
        {pausing.error && <Failure error={pausing.error} />}
        <Button type="submit" weight="primary" busy={pausing.isPending} className="self-start">
          Pause
        </Button>
      </form>
    </Dialog>
  )
}
