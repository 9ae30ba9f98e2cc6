import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '../../api/use-action.ts'
import { SelectField } from '../../parts/field.tsx'
import { visible } from '../../parts/outside.ts'
import { SayDialog } from '../../parts/say-dialog.tsx'
import { say } from '../../parts/toasts.tsx'
import { runAgain, stepsQuery, type RunTold } from '../queries.ts'

interface AgainDialogProps {
  readonly run: RunTold
  /** The step before which it begins, at first. */
  readonly from: number
  readonly onClose: () => void
}

/** Runs it again from a step, for real: what that means is said before it happens. */
export function AgainDialog({ run, from, onClose }: AgainDialogProps) {
  const navigate = useNavigate()
  const { data: steps = [] } = useQuery(stepsQuery(run))
  const [step, setStep] = useState(from)
  const beginning = useAction({
    send: runAgain,
    changes: [['runs']],
    done: ({ run: begun }) => {
      say(`Started ${begun}.`)
      onClose()
      void navigate({ to: '/runs/$run', params: { run: begun } })
    },
  })
  const options = steps.map(({ number, title }) => ({ value: String(number), label: `${number}. ${visible(title)}` }))
  return (
    <SayDialog
      title="Run again from here: this acts"
      does={`Run again from step ${step} (acts)`}
      busy={beginning.isPending}
      error={beginning.error}
      onClose={onClose}
      onSay={(reason) => beginning.mutate({ id: run.id, reason, from: step })}
    >
      <p>
        A new run for the same goal calls the live systems. It knows what was known before this step; everything else is
        looked at anew, and every call is decided by the rules as they are now.
      </p>
      <p>
        What the earlier run did and still stands is read back first and <strong>not done again</strong>. To see only
        what would be decided today, replay it instead: that calls nothing.
      </p>
      <SelectField
        label="Begin before step"
        options={options.length > 0 ? options : [{ value: '1', label: '1' }]}
        value={String(step)}
        onChange={(event) => setStep(Number(event.target.value))}
      />
    </SayDialog>
  )
}
