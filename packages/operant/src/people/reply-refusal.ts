import type { Principal } from '../store/principals.ts'
import type { ReplyRefusal, RequestRow } from '../store/requests.ts'

/** Why somebody's answer was not taken, and what would be. */
export function replyRefusalText(why: ReplyRefusal, request: RequestRow, by: Principal): string {
  const roles = request.roles.join(' or ')
  switch (why) {
    case 'no such request':
      return `there is no request ${request.id}`
    case 'expired':
      return `it is too late: the request was open until ${request.expiresAt}`
    case 'already decided':
      return `this is decided already (${[request.state, ...givenBy(request)].join(' by ')})`
    case 'not your role':
      return `this is for ${roles} to decide, and ${by.name} is ${by.roles.join(', ')}`
    case 'your own request':
      return request.requester.toLowerCase() === by.name.toLowerCase()
        ? `${by.name} asked for this; somebody else must decide it`
        : `${by.name} asked for this, or stands in for whoever did; somebody else must decide it`
    case 'not here any more':
      return `${by.name} is not one of the people of this project any more`
    case 'you answered already':
      return `${by.name} has answered this already, or somebody has in the same place; somebody else is needed`
    case 'not an answer to this':
      return kindTexts[request.kind]
  }
}

const kindTexts: Readonly<Record<RequestRow['kind'], string>> = {
  approve: 'this asks for an approval: approve or reject it',
  answer: 'this asks for an answer, with a value',
  'take over': 'this was handed over: return or close it',
  review: 'this is a review, and takes a verdict',
}

function givenBy({ given }: RequestRow): readonly string[] {
  return given.length === 0 ? [] : [given.map(({ by }) => by).join(' and ')]
}
