import type { Agent } from '../../../agent/define-agent.ts'
import type { FactSpec } from '../../../facts/fact.ts'
import type { Json } from '../../../facts/json.ts'
import type { RunEvent } from '../../../journal/events.ts'
import type { Thinking } from '../../../run/context.ts'
import type { Labelled } from '../../../planning/provenance-of.ts'
import { closedValue, givenBy, OutsideWords } from './outside-words.ts'

/** What a model is shown of what people outside wrote. It learns as the run's events are told. */
export interface Shown {
  /** Whether the words of systems and outsiders are shown at all. */
  readonly open: boolean
  learn(event: RunEvent): void
  value(spec: FactSpec, known: Labelled): Json
  /** A sentence of the runtime's own, which may quote them. */
  sentence(text: string): string
}

/** `text: closed`: that it is there, and how long it is. */
function closedShown(agent: Agent): Shown {
  const words = new OutsideWords(agent)
  return {
    open: false,
    learn: (event) => words.learn(event),
    value: (spec, known) => handlesClosed(closedValue(spec, known)),
    sentence: (text) => words.closed(text),
  }
}

/** `text: open`: the words themselves; `texts` are those behind handles, by digest. */
function openShown(texts: ReadonlyMap<string, string>): Shown {
  return {
    open: true,
    learn: () => undefined,
    value: (_, known) => handlesOpened(known.value, texts),
    sentence: (text) => text,
  }
}

/** What the model of a run is shown, as its agent says. */
export async function shownIn({ agent, events, text }: Pick<Thinking, 'agent' | 'events' | 'text'>): Promise<Shown> {
  if (agent.text === 'closed') return closedShown(agent)
  const entries = await Promise.all(digestsIn(events).map(async (digest) => [digest, await text(digest)] as const))
  return openShown(new Map(entries.flatMap(([digest, words]) => (words === undefined ? [] : [[digest, words]]))))
}

/** The digests of all texts from outside that a run has come by. */
function digestsIn(events: readonly RunEvent[]): readonly string[] {
  const found = new Set<string>()
  for (const event of events) for (const { value } of givenBy(event)) collect(value, found)
  return [...found]
}

function collect(value: Json, found: Set<string>): void {
  const handle = handleIn(value)
  if (handle) found.add(handle.digest)
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one, found)
}

function handlesClosed(value: Json): Json {
  return mapHandles(value, ({ length }) => `[text from outside, ${length} characters]`)
}

function handlesOpened(value: Json, texts: ReadonlyMap<string, string>): Json {
  return mapHandles(value, ({ digest, length }) => {
    const words = texts.get(digest)
    return words === undefined ? `[text from outside, ${length} characters, not kept any more]` : { fromOutside: words }
  })
}

function mapHandles(value: Json, replace: (handle: Handle) => Json): Json {
  const handle = handleIn(value)
  if (handle) return replace(handle)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => mapHandles(one, replace))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapHandles(one, replace)]))
}

interface Handle {
  readonly digest: string
  readonly length: number
}

/** A closed handle as the journal keeps it. */
function handleIn(value: Json): Handle | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { outside, length } = value as { readonly [key: string]: Json }
  const alone = Object.keys(value).length === 2 && typeof outside === 'string' && typeof length === 'number'
  return alone ? { digest: outside, length } : undefined
}
