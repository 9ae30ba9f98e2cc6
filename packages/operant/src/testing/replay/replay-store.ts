import type { KeptText } from '../../facts/outside-text.ts'
import type { RunEvent } from '../../journal/events.ts'
import { MemoryRunStore, type Delivered } from '../memory-store.ts'

const mark = '\u0000recorded text '

/** What stands for a text from outside whose words are not in the recording. */
function nameOf(digest: string, length: number): string {
  return `${mark}${length} ${digest}`
}

export function isTextName(value: string): boolean {
  return value.startsWith(mark)
}

export function textOf(name: string): { readonly digest: string; readonly length: number } {
  const [length = '0', digest = ''] = name.slice(mark.length).split(' ')
  return { digest, length: Number(length) }
}

/** A store whose texts are their names: a recording has no words of outsiders. */
export class ReplayStore extends MemoryRunStore {
  private readonly recorded: readonly RunEvent[]
  private readonly lengths: ReadonlyMap<string, number>

  constructor(events: readonly RunEvent[]) {
    super()
    this.recorded = events
    const handles = JSON.stringify(events).matchAll(/\{"outside":"([^"]+)","length":(\d+)\}/g)
    this.lengths = new Map([...handles].map(([, digest = '', length = '0']) => [digest, Number(length)]))
  }

  override async text(digest: string): Promise<KeptText | undefined> {
    return { body: nameOf(digest, this.lengths.get(digest) ?? 0), writers: [] }
  }

  /** Opens the recorded run anew. */
  async openAgain(run: string): Promise<void> {
    const [opened] = this.recorded
    if (opened?.type !== 'run.opened') throw new TypeError('a recording begins with the opening of its run')
    const { seq: _, at, ...body } = opened
    await this.open({ id: run, at, opened: body })
  }

  /** Brings what came from outside. */
  bring(run: string, came: Delivered, at: string): void {
    const row = came.kind === 'request' ? this.requests.get(came.request) : undefined
    if (row && came.kind === 'request' && came.answer.kind !== 'expired') row.state = came.answer.kind
    this.deliver(run, came, at)
  }
}
