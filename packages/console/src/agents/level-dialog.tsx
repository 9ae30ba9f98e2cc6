import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { say } from '../parts/toasts.tsx'
import { isMilder, levelMeans, levelNames, levels } from './levels.ts'
import { setAutonomy, type Level } from './queries.ts'

interface LevelDialogProps {
  readonly agent: string
  readonly wanted: { readonly action: string; readonly level: Level; readonly now: Level | null }
  readonly onClose: () => void
}

const policy = 'policy'

const options = [
  ...levels.map((value) => ({ value, label: levelNames[value] })),
  { value: policy, label: 'As far as the policies say' },
]

/** Sets how far an agent goes by itself with an action, with a reason; it holds from the next decision on. */
export function LevelDialog({ agent, wanted: { action, level: first, now }, onClose }: LevelDialogProps) {
  const mayRaise = useMay('publish policies')
  const [level, setLevel] = useState<Level | typeof policy>(first)
  const [amount, setAmount] = useState('')
  const [by, setBy] = useState('operator')
  const [because, setBecause] = useState('')
  const what = action === 'all' ? 'Every action' : action
  const setting = useAction({
    send: setAutonomy,
    changes: [['agents'], ['metrics']],
    done: () => {
      say(`${what}: ${level === policy ? 'as far as the policies say' : levelNames[level]}, from the next decision on.`)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [value = '', currency = ''] = amount.trim().split(/\s+/)
    setting.mutate({
      agent,
      action,
      level: level === policy ? null : level,
      by: by.trim(),
      because,
      ...(amount.trim() === '' ? {} : { above: { amount: value, currency } }),
    })
  }
  const milder = level === policy || (now !== null && isMilder(level, now))
  return (
    <Dialog title={`${what} of ${agent}`} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <SelectField
          label="Level"
          options={options}
          value={level}
          hint={level === policy ? 'What people set is taken back; the policies alone cap it.' : levelMeans[level]}
          onChange={(event) => setLevel(levels.find((one) => one === event.target.value) ?? policy)}
        />
        <TextField
          label="Only above"
          hint="Such as 50.00 GBP. Empty: every call."
          value={amount}
          problem={fieldProblem(setting.error, 'above')}
          onChange={(event) => setAmount(event.target.value)}
        />
        {(level === 'confirm' || level === 'propose') && (
          <TextField
            label={level === 'confirm' ? 'The role that confirms' : 'The role that does it'}
            required
            value={by}
            problem={fieldProblem(setting.error, 'by')}
            onChange={(event) => setBy(event.target.value)}
          />
        )}
        <TextField
          label="Why"
          hint="It is shown wherever it holds."
          required
          autoFocus
          value={because}
          problem={fieldProblem(setting.error, 'because')}
          onChange={(event) => setBecause(event.target.value)}
        />
        {milder && !mayRaise && (
          <p className="text-warn">To let it do more takes who publishes policies. You can make it stricter.</p>
        )}
        {setting.error && <Failure error={setting.error} />}
        <Button type="submit" weight="primary" busy={setting.isPending} className="self-start">
          {milder ? 'Let it do more' : 'Set the level'}
        </Button>
      </form>
    </Dialog>
  )
}
