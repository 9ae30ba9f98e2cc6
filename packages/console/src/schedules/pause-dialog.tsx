import { useAction } from '../api/use-action.ts'
import { SayDialog } from '../parts/say-dialog.tsx'
import { say } from '../parts/toasts.tsx'
import { pauseSchedule, type ScheduleInFull } from './queries.ts'

interface ScheduleDialogProps {
  readonly schedule: ScheduleInFull
  readonly onClose: () => void
}

/** Pauses a schedule, with a reason that is shown for as long as it is paused. */
export function PauseDialog({ schedule: { name }, onClose }: ScheduleDialogProps) {
  const pausing = useAction({
    send: pauseSchedule,
    changes: [['schedules']],
    done: () => {
      say(`${name} is paused.`)
      onClose()
    },
  })
  return (
    <SayDialog
      title={`Pause ${name}`}
      hint="It is shown while it is paused."
      does="Pause"
      busy={pausing.isPending}
      error={pausing.error}
      onClose={onClose}
      onSay={(because) => pausing.mutate({ id: name, because })}
    >
      <p>Nothing of it starts by itself until it is resumed. Runs that are under way go on.</p>
    </SayDialog>
  )
}
