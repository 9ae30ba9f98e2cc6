import { useNavigate } from '@tanstack/react-router'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { problemText } from '../api/problem.ts'
import { Button, type Weight } from '../parts/button.tsx'
import { beginDraft } from './queries.ts'

interface ChangeButtonProps {
  readonly agent: string
  /** `governing`, or the number of the version to begin from. */
  readonly from: string
  readonly weight?: Weight
}

/** Begins a draft and goes there. */
export function ChangeButton({ agent, from, weight = 'plain' }: ChangeButtonProps) {
  const may = useMay('draft policies')
  const navigate = useNavigate()
  const begin = useAction({
    send: beginDraft,
    changes: [['policies']],
    done: ({ draft }) => {
      if (draft) void navigate({ to: '/policies/$agent/drafts/$draft', params: { agent, draft: draft.id } })
    },
  })
  if (!may) return null
  return (
    <>
      <Button weight={weight} busy={begin.isPending} onClick={() => begin.mutate({ agent, from })}>
        Change policies of {agent}
      </Button>
      {begin.error && (
        <p role="alert" className="text-bad">
          {problemText(begin.error)}
        </p>
      )}
    </>
  )
}
