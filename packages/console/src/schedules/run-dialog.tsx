import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { say } from '../parts/toasts.tsx'
import { runSchedule, type ScheduleInFull } from './queries.ts'

/** Runs a schedule now, in the name of whoever asks. */
export function RunDialog({ schedule, onClose }: { readonly schedule: ScheduleInFull; readonly onClose: () => void }) {
  const { name, agent, goal, paused } = schedule
  const running = useAction({
    send: runSchedule,
    changes: [['schedules'], ['runs']],
    done: ({ run, workers }) => {
      const where = workers === 0 ? 'No worker runs: it starts once one does.' : 'A worker takes it on.'
      say(`${name} runs now. ${where}`, <RunLink run={run}>Look at it</RunLink>)
      onClose()
    },
  })
  return (
    <Dialog
      title={`Run ${name} now`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button weight="primary" busy={running.isPending} onClick={() => running.mutate(name)}>
            Run it now
          </Button>
        </>
      }
    >
      <p>
        {agent} is asked for {goal}, for real, {paused ? 'although the schedule is paused' : 'whatever else of it runs'}
        . You are who started the run, so you approve nothing of it.
      </p>
      {running.error && <Failure error={running.error} />}
    </Dialog>
  )
}
