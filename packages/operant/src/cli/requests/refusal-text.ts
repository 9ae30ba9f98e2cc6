import type { Principal } from '../../store/principals.ts'
import type { ReplyRefusal, RequestRow } from '../../store/requests.ts'

/** Why somebody's answer was not taken, and what would be. */
export function refusalText(why: ReplyRefusal, request: RequestRow, by: Principal): string {
  const roles = request.roles.join(' or ')
  switch (why) {
    case 'no such request':
      return `there is no request ${request.id}`
    case 'expired':
      return `it is too late: the request was open until ${request.expiresAt}`
    case 'already decided':
      return `this is decided already (${request.state})`
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
      return insteadText(request)
  }
}

/** By which command a request takes its answer. */
export function insteadText({ kind, id }: Pick<RequestRow, 'kind' | 'id'>): string {
  switch (kind) {
    case 'approve':
      return 'this asks for an approval: use approvals approve or approvals reject'
    case 'answer':
      return `this asks for an answer: use approvals answer ${id} --with VALUE`
    case 'take over':
      return `this was handed over: use escalations return ${id} or escalations close ${id}`
    case 'review':
      return `this is reviewed: use reviews answer ${id} VERDICT`
  }
}
