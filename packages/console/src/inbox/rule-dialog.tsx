import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Facts } from '../parts/facts.tsx'
import { TextField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { visible } from '../parts/outside.ts'
import { draftRule, ruleQuery } from './queries.ts'

/** Drafts a rule of what people decide. It opens a draft of the policies, and changes nothing by itself. */
export function RuleDialog({ request, onClose }: { readonly request: string; readonly onClose: () => void }) {
  const may = useMay('draft policies')
  const { data: rule, error, refetch } = useQuery(ruleQuery(request))
  const [because, setBecause] = useState('')
  const drafting = useAction({ send: draftRule, changes: [['policies']] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    drafting.mutate({ id: request, because })
  }
  if (drafting.data) {
    const { agent, draft } = drafting.data
    return (
      <Dialog title="Drafted" onClose={onClose}>
        <p>The draft is yours. It governs nothing until you hand it in and somebody else publishes it.</p>
        <p className="mt-2">
          <a
            href={`/policies/${encodeURIComponent(agent)}/drafts/${encodeURIComponent(draft)}`}
            className="text-accent underline"
          >
            Open the draft, and see what it would change
          </a>
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog title="Draft a rule" onClose={onClose}>
      {!rule && !error && <Loading what="like decisions" />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {rule && rule.answer === null && <p>{visible(rule.why ?? 'Nothing can be drafted.')}.</p>}
      {rule && rule.answer !== null && (
        <form onSubmit={submit} className="flex flex-col gap-3">
          <p>
            People {rule.answer} calls like this {rule.decided} times
            {rule.against > 0 ? `, and decided otherwise ${rule.against} times` : ''}.
          </p>
          <Facts
            facts={[
              { name: 'By', value: rule.people.map(({ name, times }) => `${visible(name)} (${times})`).join(', ') },
              ...rule.bounds.map(({ name, from, to }) => ({
                name: visible(name),
                value: from === to ? visible(from) : `${visible(from)} to ${visible(to)}`,
              })),
              { name: 'Asked by', value: visible(rule.rule ?? '') },
              ...(rule.adds === null ? [] : [{ name: 'Would be added', value: <code>{visible(rule.adds)}</code> }]),
            ]}
          />
          {rule.why !== null && <p className="text-warn">No rule can be drafted: {visible(rule.why)}.</p>}
          {rule.can && !may && <p className="text-mute">Your roles draft no policies: policy-author or owner do.</p>}
          {rule.can && may && (
            <>
              <TextField
                label="Why (may be left out)"
                value={because}
                onChange={(event) => setBecause(event.target.value)}
              />
              <p className="text-mute">
                The {rule.cases} decisions go with it as saved cases. Nothing changes until somebody else publishes it.
              </p>
            </>
          )}
          {drafting.error && <Failure error={drafting.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            {rule.can && may && (
              <Button type="submit" weight="primary" busy={drafting.isPending}>
                Draft the rule
              </Button>
            )}
          </div>
        </form>
      )}
    </Dialog>
  )
}
