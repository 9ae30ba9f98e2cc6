import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { say } from '../parts/toasts.tsx'
import { DifferenceList } from './difference-list.tsx'
import { ImpactSummary } from './impact-view.tsx'
import { differenceQuery, impactQuery, publishVersion, type Version } from './queries.ts'

interface PublishDialogProps {
  readonly version: Version
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Lets a version govern, once whoever publishes it was shown what differs. */
export function PublishDialog({ version, onClose, onDone }: PublishDialogProps) {
  const { agent, version: number, author, because } = version
  const [remark, setRemark] = useState('')
  const difference = useQuery(differenceQuery(agent, 'governing', String(number)))
  const impact = useQuery(impactQuery(agent, String(number)))
  const publish = useAction({
    send: publishVersion,
    changes: [['policies'], ['agents']],
    done: () => {
      say(`Version ${number} governs ${agent}.`)
      onDone()
    },
  })
  return (
    <Dialog
      title={`Publish version ${number} of ${agent}`}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            weight="primary"
            disabled={!difference.data}
            busy={publish.isPending}
            onClick={() => publish.mutate({ agent, version: number, because: remark.trim() })}
          >
            Publish
          </Button>
        </>
      }
    >
      <p className="mb-3">
        {author} wrote it: “{because}”. From the next decision on it governs; what waits for approval under another
        version is asked for anew.
      </p>
      {difference.error && <Failure error={difference.error} retry={() => void difference.refetch()} />}
      {difference.data ? (
        <DifferenceList differences={difference.data.items} />
      ) : (
        !difference.error && <Loading what="what differs" />
      )}
      <div className="mt-4">
        {impact.error && <Failure error={impact.error} retry={() => void impact.refetch()} />}
        {impact.data && <ImpactSummary impact={impact.data} />}
        {impact.isPending && <Loading what="what was decided lately" />}
      </div>
      <TextField label="Remark (optional)" value={remark} onChange={(event) => setRemark(event.target.value)} />
      {publish.error && <Failure error={publish.error} />}
    </Dialog>
  )
}
