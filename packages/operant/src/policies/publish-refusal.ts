import type { PolicyVersion, PublishRefusal } from '../store/policy-versions.ts'

/** Why a version was not published, and what to do instead. */
export function publishRefusalText(
  refused: PublishRefusal,
  draft: PolicyVersion,
  governing: PolicyVersion | undefined,
): string {
  switch (refused) {
    case 'your own draft':
      return `${draft.author} wrote this draft; somebody else must publish it`
    case 'overtaken':
      return `version ${draft.version} was drafted from version ${draft.basedOn ?? 0}, and version ${governing?.version ?? 0} governs since: draft it again`
    case 'published already':
      return `version ${draft.version} has been published already; policy rollback ${draft.version} brings it back`
    case 'no such version':
      return `there is no version ${draft.version}`
  }
}
