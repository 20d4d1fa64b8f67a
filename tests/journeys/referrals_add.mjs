import {
  then_the_page_is, then_there_is_no_such_page, then_they_are_told, then_they_do_not_see,
  then_they_see, when_they_enter, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'

export const title = 'what is learnt after circulation stands beside the copy, which never changes'

const child = 'Sumaiya Hersi'
const words = 'On Monday the club named a second volunteer to the school.'

async function is_added(worker) {
  await when_they_follow(worker, 'Referrals')
  await when_they_follow(worker, 'Decided')
  await when_they_follow(worker, child)
  await when_they_follow(worker, 'Add further information')
  await then_they_see(worker, 'What was sent stays as it was.')
  const address = new URL(worker.url()).pathname
  await when_they_press(worker, 'Add it')
  await then_they_are_told(worker, 'Enter what is to be added')
  await when_they_enter(worker, 'What is to be added', words)
  await when_they_press(worker, 'Add it')
  await then_the_page_is(worker, child)
  await then_they_see(worker, words)
  return address
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_the_pack_is_out(administrator, await the_next_meeting(administrator))

  const member = await as('ews_lead')
  await when_they_follow(member, /^Pack for /)
  await when_they_follow(member, child)
  const item = new URL(member.url()).pathname
  await then_they_see(member, 'and unchanged since')
  await then_they_do_not_see(member, words)

  const address = await is_added(await as('sw_demir'))
  await when_they_go_to(member, item)
  await then_they_see(member, words)
  await then_they_see(member, 'Elif Demir')
  await then_they_see(member, 'and unchanged since')  // the copy, beside which it stands

  // Only who referred the child, or the administrator, adds to it.
  await then_there_is_no_such_page(await as('sw_nowak'), address)
  await then_there_is_no_such_page(member, address)
}
