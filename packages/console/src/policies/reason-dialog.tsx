import { useState, type ReactNode } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { Button, type Weight } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextAreaField } from '../parts/field.tsx'

interface ReasonDialogProps {
  readonly title: string
  /** What the button says. */
  readonly act: string
  readonly weight?: Weight
  readonly busy: boolean
  readonly error: Error | null
  readonly onClose: () => void
  readonly onAct: (because: string) => void
  readonly children?: ReactNode
}

/** Something that takes a reason, which is kept with it. */
export function ReasonDialog({
  title,
  act,
  weight = 'primary',
  busy,
  error,
  onClose,
  onAct,
  children,
}: ReasonDialogProps) {
  const [because, setBecause] = useState('')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight={weight} busy={busy} disabled={because.trim() === ''} onClick={() => onAct(because.trim())}>
            {act}
          </Button>
        </>
      }
    >
      {children}
      <div className="mt-3">
        <TextAreaField
          label="Why"
          hint="It is kept with the version, for whoever reads it later."
          value={because}
          onChange={(event) => setBecause(event.target.value)}
          problem={fieldProblem(error, 'because')}
          data-focus
        />
      </div>
      {error && <Failure error={error} />}
    </Dialog>
  )
}
