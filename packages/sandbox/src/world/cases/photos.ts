import type { NewReturnRequest } from '../../records/returns.ts'
import { addDays } from '../../truth/calendar.ts'
import type { Scene } from '../scene.ts'

/** What pictures come with a request. */
export type PictureWish = 'none' | 'timely' | 'late' | 'before shipping' | 'seen before' | 'of wear'

type Photos = NonNullable<NewReturnRequest['photos']>

const parcelFindings = ['box crushed on one corner', 'parcel torn open', 'deep dent in the parcel', 'wet box']
const itemFindings = ['crack across the base', 'dent in the lid', 'broken in two', 'glass splintered', 'bent frame']
const wearFindings = ['worn from long use', 'wear on all edges, not fresh', 'signs of wear and stains']

/** Draws the pictures, and those of them that were known before. */
export function drawPhotos(
  scene: Scene,
  wish: PictureWish,
  at: { deliveredAt: string; shippedOn: string; reportedAt: string; openedOn: string | null },
): { photos: Photos; knownPhotos: { sha256: string; firstSeenOn: string }[] } {
  const { draws } = scene
  if (wish === 'none') return { photos: [], knownPhotos: [] }
  const soon = later(at.deliveredAt, draws.integer(20, 1_500), at.reportedAt)
  const opened =
    at.openedOn === null ? soon : later(`${at.openedOn}T18:00:00.000Z`, draws.integer(5, 90), at.reportedAt)
  const before = `${addDays(at.shippedOn, -draws.integer(3, 40))}T15:20:00.000Z`
  const late = later(at.reportedAt, -draws.integer(20, 600), at.reportedAt)
  const takenAt = wish === 'before shipping' ? before : wish === 'late' ? late : soon
  const finding = draws.pick(wish === 'of wear' ? wearFindings : itemFindings)
  const item = {
    subject: 'item' as const,
    takenAt: wish === 'timely' ? opened : takenAt,
    finding,
    sha256: fingerprint(scene),
  }
  const parcel = {
    subject: 'parcel' as const,
    takenAt,
    finding: draws.pick(parcelFindings),
    sha256: fingerprint(scene),
  }
  const knownPhotos =
    wish === 'seen before' ? [{ sha256: item.sha256, firstSeenOn: addDays(at.shippedOn, -draws.integer(30, 300)) }] : []
  return { photos: wish === 'timely' || draws.chance(0.5) ? [parcel, item] : [item], knownPhotos }
}

/** So many minutes after an instant, but before the latest. */
function later(instant: string, minutes: number, latest: string): string {
  const wished = Date.parse(instant) + minutes * 60_000
  return new Date(Math.min(wished, Date.parse(latest) - 60_000)).toISOString()
}

function fingerprint(scene: Scene): string {
  const words = Array.from({ length: 8 }, () => scene.draws.integer(0, 0xffff_ffff).toString(16).padStart(8, '0'))
  return words.join('')
}
