import { useState } from 'react'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { say } from '../parts/toasts.tsx'
import { resumeSchedule, type ScheduleInFull } from './queries.ts'
import { PauseDialog } from './pause-dialog.tsx'
import { RunDialog } from './run-dialog.tsx'
import { BackfillDialog } from './backfill-dialog.tsx'

/** What can be done with a schedule, by those who may. */
export function ScheduleActions({ schedule }: { readonly schedule: ScheduleInFull }) {
  const may = useMay('change schedules')
  const [open, setOpen] = useState<'pause' | 'run' | 'backfill'>()
  const resuming = useAction({
    send: resumeSchedule,
    changes: [['schedules']],
    done: () => say(`${schedule.name} goes on. Times that passed meanwhile are not made up.`),
  })
  if (!may) return null
  const close = () => setOpen(undefined)
  return (
    <>
      <Button onClick={() => setOpen('run')}>Run now…</Button>
      <Button onClick={() => setOpen('backfill')}>Make up times…</Button>
      {schedule.paused ? (
        <Button weight="primary" busy={resuming.isPending} onClick={() => resuming.mutate(schedule.name)}>
          Resume
        </Button>
      ) : (
        <Button onClick={() => setOpen('pause')}>Pause…</Button>
      )}
      {resuming.error && <Failure error={resuming.error} />}
      {open === 'pause' && <PauseDialog schedule={schedule} onClose={close} />}
      {open === 'run' && <RunDialog schedule={schedule} onClose={close} />}
      {open === 'backfill' && <BackfillDialog schedule={schedule} onClose={close} />}
    </>
  )
}
