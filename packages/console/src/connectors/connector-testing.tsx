import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { useMay } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { lengthText } from '../parts/moments.ts'
import { OutsideText } from '../parts/outside-text.tsx'
import { Section } from '../parts/section.tsx'
import { Tag } from '../parts/tag.tsx'
import { testConnector, type ConnectorInFull, type ConnectorTest } from './queries.ts'

const asks: Readonly<Record<ConnectorInFull['tested'], string>> = {
  'its test': 'Asks what its connector names as a test. Nothing is changed.',
  'a query': 'Asks the cheapest query that needs nothing. Nothing is changed.',
  nothing: 'There is nothing cheap to ask it: only its client is opened, which says nothing of whether it answers.',
}

/** Asks a system now whether it answers. */
export function ConnectorTesting({ connector: { name, tested } }: { readonly connector: ConnectorInFull }) {
  const may = useMay('test systems')
  const testing = useAction({ send: testConnector, changes: [['connectors']] })
  return (
    <Section title="Test">
      <p className="max-w-prose text-mute">{asks[tested]}</p>
      {may ? (
        <Button className="mt-2" busy={testing.isPending} onClick={() => testing.mutate(name)}>
          Test it now
        </Button>
      ) : (
        <p className="mt-1 text-mute">An operator or owner can test it.</p>
      )}
      {testing.error && <Failure error={testing.error} />}
      <div role="status" className="mt-2">
        {testing.data && <Result test={testing.data} />}
      </div>
    </Section>
  )
}

function Result({ test: { answered, took, query, reason } }: { readonly test: ConnectorTest }) {
  if (answered === null)
    return <Tag icon={CircleHelp}>Opened in {lengthText(took)}; whether it answers is not known</Tag>
  if (answered)
    return (
      <Tag tone="ok" icon={CircleCheck}>
        Answered in {lengthText(took)}
        {query !== null && ` (${query})`}
      </Tag>
    )
  return (
    <>
      <Tag tone="bad" icon={CircleX}>
        Failed after {lengthText(took)}
      </Tag>
      <OutsideText from="what the system or its client said">{reason ?? ''}</OutsideText>
    </>
  )
}
