import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Tag } from '../parts/tag.tsx'
import { SayDialog } from '../parts/say-dialog.tsx'
import { say } from '../parts/toasts.tsx'
import { DifferenceView } from './difference-view.tsx'
import { discardDraft, handInDraft } from './draft-queries.ts'
import { contentQuery, type Content, type Draft } from './queries.ts'
import type { DraftChanges } from './use-draft.ts'

interface DraftActionsProps {
  readonly content: Content
  readonly draft: Draft
  readonly changes: DraftChanges
}

/** Whether everything is kept, handing it in, and throwing it away. */
export function DraftActions({ content, draft, changes }: DraftActionsProps) {
  const [open, setOpen] = useState<'hand in' | 'discard'>()
  const close = () => setOpen(undefined)
  const navigate = useNavigate()
  const client = useQueryClient()
  const { agent, id, revision } = draft
  const at = { agent, draft: id, revision }
  const handIn = useAction({
    send: handInDraft,
    changes: [['policies']],
    done: ({ version, publishers }) => {
      say(`Version ${version} waits for ${publishers.join(' or ') || 'somebody'} to publish it.`)
      close()
      void navigate({ to: '/policies/$agent', params: { agent }, search: { of: String(version) } })
    },
  })
  const discard = useAction({
    send: async () => await discardDraft(at),
    done: () => {
      say('The draft is gone.')
      client.removeQueries({ queryKey: contentQuery(agent, id).queryKey })
      void client.invalidateQueries({ queryKey: ['policies'], exact: true })
      void navigate({ to: '/policies' })
    },
  })
  const failed = content.tried.filter(({ passed }) => !passed).length
  const why = changes.error
    ? 'The last change is not kept.'
    : !content.usable
      ? 'It cannot be used yet.'
      : failed > 0
        ? `${failed} saved ${failed === 1 ? 'case fails' : 'cases fail'}.`
        : draft.overtaken
          ? 'Another version governs meanwhile.'
          : undefined
  return (
    <>
      <span role="status">
        {changes.saving > 0 ? (
          <Tag icon={LoaderCircle}>Keeping…</Tag>
        ) : changes.error ? (
          <Tag tone="bad">Not kept</Tag>
        ) : (
          <Tag tone="ok" icon={Check}>
            Kept
          </Tag>
        )}
      </span>
      {why !== undefined && <span className="text-mute">{why}</span>}
      <Button onClick={() => setOpen('discard')}>Discard…</Button>
      <Button weight="primary" disabled={why !== undefined} onClick={() => setOpen('hand in')}>
        Hand in…
      </Button>
      {open === 'hand in' && (
        <SayDialog
          title="Hand in for publishing"
          hint="It is kept with the version, for whoever reads it later."
          wide
          does="Hand in"
          begin={draft.because}
          disabled={why !== undefined}
          busy={handIn.isPending || changes.saving > 0}
          error={handIn.error}
          onClose={close}
          onSay={(because) => handIn.mutate({ ...at, because })}
        >
          <p className="mb-2">Somebody else publishes it. It cannot be changed any more. This changes:</p>
          <DifferenceView agent={agent} from="governing" to={id} />
        </SayDialog>
      )}
      {open === 'discard' && (
        <Dialog
          title="Discard the draft"
          onClose={close}
          actions={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button weight="danger" busy={discard.isPending} onClick={() => discard.mutate(undefined)}>
                Discard it
              </Button>
            </>
          }
        >
          <p>What was written in it is gone. What governs stays as it is.</p>
          {discard.error && <Failure error={discard.error} />}
        </Dialog>
      )}
    </>
  )
}
