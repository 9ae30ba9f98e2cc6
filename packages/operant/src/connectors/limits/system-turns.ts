import type { SystemLimits } from '../../agent/connector.ts'
import type { Turns, Waits } from '../../run/turns.ts'
import { CallRate, type RatePorts } from './call-rate.ts'
import { PlaceShare, type SharePorts } from './place-share.ts'

/** Places in which one chunk of calls may follow each other: as many as begin soon. */
const rounds = 10

interface Limited {
  readonly limits: SystemLimits
  readonly places: PlaceShare | undefined
  readonly rate: CallRate | undefined
}

/** Turns of this process at the systems that have limits, as the database shares them out among all processes. */
export class SystemTurns implements Turns {
  readonly #systems: ReadonlyMap<string, Limited>

  constructor(
    limits: ReadonlyMap<string, SystemLimits>,
    ports: Pick<SharePorts, 'timing' | 'random' | 'onError'> & {
      readonly share: (
        system: string,
        most: number,
        use: Parameters<SharePorts['share']>[1],
      ) => ReturnType<SharePorts['share']>
      readonly take: (
        system: string,
        limits: SystemLimits,
        wanted: Parameters<RatePorts['take']>[1],
      ) => ReturnType<RatePorts['take']>
    },
  ) {
    const { timing } = ports
    this.#systems = new Map(
      [...limits].map(([system, own]) => {
        const { atOnce, perSecond, perMinute } = own
        const share: SharePorts['share'] = (name, use) => ports.share(name, atOnce ?? 0, use)
        const take: RatePorts['take'] = (name, wanted) => ports.take(name, own, wanted)
        return [
          system,
          {
            limits: own,
            places: atOnce === undefined ? undefined : new PlaceShare(system, { ...ports, share }),
            rate: (perSecond ?? perMinute) === undefined ? undefined : new CallRate(system, { take, timing }),
          },
        ] as const
      }),
    )
  }

  limits(systems: readonly string[]): boolean {
    return systems.some((system) => this.#systems.has(system))
  }

  together(systems: readonly string[]): number {
    return Math.min(
      ...this.#limited(systems).flatMap(
        ({ limits: { atOnce = Infinity, perSecond = Infinity, perMinute = Infinity } }) => [
          atOnce * rounds,
          perSecond,
          perMinute,
        ],
      ),
    )
  }

  async place(systems: readonly string[], waits: Waits): Promise<() => void> {
    const left: (() => void)[] = []
    const leave = (): void => left.forEach((one) => one())
    try {
      for (const { places } of this.#limited(systems)) if (places) left.push(await places.take(waits))
    } catch (error) {
      leave()
      throw error
    }
    return leave
  }

  async calls(systems: readonly string[], count: number, waits: Waits): Promise<void> {
    for (const { rate } of this.#limited(systems)) if (rate) await rate.take(count, waits)
  }

  /** Gives back what this process holds. */
  async close(): Promise<void> {
    await Promise.all([...this.#systems.values()].flatMap(({ places }) => places?.close() ?? []))
  }

  /** In one order everywhere, so that nobody waits in a circle. */
  #limited(systems: readonly string[]): readonly Limited[] {
    return [...new Set(systems)].toSorted().flatMap((system) => this.#systems.get(system) ?? [])
  }
}
