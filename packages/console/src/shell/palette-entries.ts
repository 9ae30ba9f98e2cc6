/** Something that the palette leads to. */
export interface Entry {
  readonly id: string
  readonly label: string
  /** What kind of thing it is, in a word or two. */
  readonly about: string
  /** Its address. */
  readonly to: string
}

export interface Places {
  readonly pages: readonly { readonly to: string; readonly label: string }[]
  readonly agents: readonly { readonly name: string; readonly title: string }[]
  readonly runs: readonly { readonly id: string; readonly asked: string; readonly agent: string }[]
  readonly requests: readonly { readonly id: string; readonly title: string }[]
}

/** At most so many of one kind: what else there is stands on its page. */
const most = 6

/**
 * What the words may mean: pages, agents and requests that have all of them, runs as the server found them, and last a
 * goal to start. Without words, the pages.
 */
export function entriesFor(words: string, { pages, agents, runs, requests }: Places): readonly Entry[] {
  const has = hasWords(words)
  const entries: Entry[] = pages
    .filter(({ label }) => has(label))
    .map(({ to, label }) => ({ id: `page ${to}`, label, about: 'Page', to }))
  if (words === '') return entries
  for (const { name, title } of agents.filter((one) => has(`${one.name} ${one.title}`)).slice(0, most))
    entries.push({ id: `agent ${name}`, label: title, about: 'Agent', to: `/agents/${encodeURIComponent(name)}` })
  for (const { id, asked, agent } of runs.slice(0, most))
    entries.push({ id: `run ${id}`, label: asked, about: `Run of ${agent}`, to: `/runs/${encodeURIComponent(id)}` })
  for (const { id, title } of requests.filter((one) => has(`${one.title} ${one.id}`)).slice(0, most))
    entries.push({
      id: `request ${id}`,
      label: title,
      about: 'Waits for you',
      to: `/inbox?request=${encodeURIComponent(id)}`,
    })
  const to = `/start?${new URLSearchParams({ words }).toString()}`
  entries.push({ id: 'goal', label: `Start “${words}” as a goal`, about: 'Goal', to })
  return entries
}

function hasWords(words: string): (text: string) => boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return (text) => wanted.every((word) => text.toLowerCase().includes(word))
}
