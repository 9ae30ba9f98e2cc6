import type { ReleaseRefusal, StopRow } from '../store/stops.ts'

/** Why a stop was not released. */
export function releaseRefusalText(why: ReleaseRefusal, id: string, stop: StopRow | undefined): string {
  switch (why) {
    case 'no such stop':
      return `there is no stop "${id}"; stops are listed`
    case 'released already':
      return `${stop?.released?.by ?? 'somebody'} released it already`
    case 'your own stop':
      return `${stop?.by ?? 'you'} pulled this stop; somebody else must release it`
  }
}
