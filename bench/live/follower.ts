import { request } from 'node:http'
import type { ServerWord } from '../support/serve-api.ts'

/** The number of each event in the order in which anybody was first told of it: everybody's order, if it is one. */
export type Numbers = Map<string, number>

/** Follows everything, and notices what is missing, doubled or out of order. */
export class Follower {
  told = 0
  /** What was not the next event. */
  wrong = 0
  /** Milliseconds between two batches. */
  readonly gaps: number[] = []
  #rest = ''
  #last: number | undefined
  readonly #numbers: Numbers
  readonly #heard: (id: string) => void

  constructor(numbers: Numbers, heard: (id: string) => void = () => undefined) {
    this.#numbers = numbers
    this.#heard = heard
  }

  /** Resolves when it is told where it stands. */
  follow({ port, secret }: ServerWord): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${secret}`, accept: 'text/event-stream' }
      const asked = request({ port, host: '127.0.0.1', path: '/events', headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`the stream answers ${answer.statusCode}`))
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => {
          resolve()
          this.#take(text)
        })
        answer.on('error', () => undefined)
      })
      asked.on('error', reject).end()
    })
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n')
    this.#rest = blocks.pop() ?? ''
    const events = blocks.filter((block) => block.includes('\ndata: '))
    if (events.length === 0) return
    const now = performance.now()
    if (this.#last !== undefined) this.gaps.push(now - this.#last)
    this.#last = now
    for (const block of events) {
      const id = block.slice(4, block.indexOf('\n'))
      const number = this.#numbers.get(id) ?? this.#numbers.size
      this.#numbers.set(id, number)
      if (number !== this.told) this.wrong += 1
      this.told += 1
      this.#heard(id)
    }
  }
}
