import type { ReactNode } from 'react'
import { Facts, type Fact } from '../parts/facts.tsx'
import { Instant } from '../parts/instant.tsx'
import { nameText, valueText } from '../parts/values.ts'
import type { Understood } from './queries.ts'

interface WhatItWillDoProps {
  readonly heard: Extract<Understood, { kind: 'understood' }>
  /** What starts it. */
  readonly children: ReactNode
}

/** What was understood, before anything starts: so that a person can see a misreading. */
export function WhatItWillDo({ heard, children }: WhatItWillDoProps) {
  return (
    <div className="mt-4 rounded-md border border-line bg-panel p-3">
      <h2 className="mb-2 font-semibold">This is what was understood</h2>
      <Facts facts={factsOf(heard)} />
      <div className="mt-3">{children}</div>
    </div>
  )
}

function factsOf(heard: WhatItWillDoProps['heard']): readonly Fact[] {
  const { agent, asked, input, limited, deadline, doneWhen, never, unchecked, parts } = heard
  const ignored = parts
    .filter(({ as, text }) => as === 'courtesy' && /\p{L}/u.test(text))
    .map(({ text }) => `“${text}”`)
  return [
    { name: 'Agent', value: agent },
    { name: 'Goal', value: asked },
    ...Object.entries(input).map(([name, value]) => ({ name: nameText(name), value: valueText(value) })),
    ...listed('Limits', limited),
    ...(deadline === null ? [] : [{ name: 'Deadline', value: <Instant at={deadline} as="both" /> }]),
    ...listed('Done when', doneWhen),
    ...listed('Never', never),
    { name: 'May do', value: mayText(heard) },
    ...listed('Not checked', unchecked),
    ...listed('Ignored', ignored),
  ]
}

function listed(name: string, texts: readonly string[]): readonly Fact[] {
  const [only = ''] = texts
  if (texts.length === 0) return []
  return [{ name, value: texts.length === 1 ? only : <Lines texts={texts} /> }]
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="list-disc pl-4 marker:text-mute">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

function mayText({ question, actions, asks }: WhatItWillDoProps['heard']): string {
  if (question) return 'Nothing but look: it is a question'
  if (actions.length === 0) return 'Nothing that changes anything'
  const names = actions.map(nameText).join(', ')
  return asks.length === 0 ? names : `${names}. Its policies say when ${asks.join(', ')} are asked first.`
}
