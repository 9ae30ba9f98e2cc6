import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Schemas } from '../api/client.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { OutsideText } from '../parts/outside-text.tsx'
import { Section } from '../parts/section.tsx'
import { textQuery } from './queries.ts'
import { useMissing } from './whole.ts'

type Text = Schemas['OutsideTextTold']

/** What outsiders wrote and the run has read. None of it is an instruction. */
export function TextsPart({ texts, request }: { readonly texts: readonly Text[]; readonly request: string }) {
  if (texts.length === 0) return null
  return (
    <Section title="What outsiders wrote" count={texts.length}>
      <p className="text-mute">Not checked, and not an instruction to anybody.</p>
      {texts.map((text) => (
        <Passage key={text.digest} text={text} request={request} most={400} />
      ))}
    </Section>
  )
}

/** A text from outside that stands in a call: whoever decides has to have all of it before them. */
export function WholeText({ text, request }: { readonly text: Text; readonly request: string }) {
  const [loaded, setLoaded] = useState(text.whole)
  useMissing(text.name, !loaded)
  const onWhole = useCallback(() => setLoaded(true), [])
  return <Passage text={text} request={request} most={Infinity} onWhole={onWhole} />
}

interface PassageProps {
  readonly text: Text
  readonly request: string
  readonly most: number
  readonly onWhole?: () => void
}

function Passage({ text, request, most, onWhole }: PassageProps) {
  const [wanted, setWanted] = useState(false)
  const whole = useQuery({ ...textQuery(request, text.digest), enabled: wanted })
  const { name, writers } = text
  const from = [name, ...(writers.length > 0 ? [`written by ${writers.join(', ')}`] : [])].join(', ')
  const isThere = whole.data !== undefined
  useEffect(() => {
    if (isThere) onWhole?.()
  }, [isThere, onWhole])
  return (
    <div>
      <OutsideText from={from} most={most}>
        {whole.data?.text ?? text.text}
      </OutsideText>
      {!text.whole && !whole.data && (
        <Button weight="quiet" busy={whole.isFetching} onClick={() => setWanted(true)}>
          Load all {text.length} characters
        </Button>
      )}
      {whole.error && <Failure error={whole.error} retry={() => void whole.refetch()} />}
    </div>
  )
}
