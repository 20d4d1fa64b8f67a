import {
  then_the_page_is, then_the_table_says, then_there_is_no_such_page, then_they_are_told,
  then_they_do_not_see, then_they_see, when_they_enter, when_they_follow, when_they_go_to,
  when_they_press
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'

export const title = 'a pack is recalled: whom it let in read no more, and chairs see who had read'

const why = 'Two papers were put with the wrong item.'

export default async function ({ as }) {
  const administrator = await as('admin')
  const meeting = await the_next_meeting(administrator)
  await when_the_pack_is_out(administrator, meeting)
  const member = await as('ews_lead')
  await when_they_follow(member, /^Pack for /)
  await when_they_follow(member, 'Sumaiya Hersi')
  const item = new URL(member.url()).pathname

  await when_they_press(administrator, 'Recall the pack')
  await then_the_table_says(administrator, 'Who has opened it already', 'Ioana Popescu')
  await when_they_press(administrator, 'Recall the pack')
  await then_they_are_told(administrator, 'Enter why the pack is recalled')
  await when_they_enter(administrator, 'Why it is recalled', why)
  await when_they_press(administrator, 'Recall the pack')
  await then_they_see(administrator, 'The pack is recalled.')

  await then_there_is_no_such_page(member, item)
  await when_they_go_to(member, '/')
  await then_they_do_not_see(member, 'Hersi')

  const chair = await as('police_chair')
  await when_they_go_to(chair, `${meeting.address}/pack`)
  await when_they_follow(chair, 'See what was recalled, and who had opened it')
  await then_the_page_is(chair, 'Recall of the pack')
  await then_they_see(chair, why)
  await then_the_table_says(chair, 'Who had opened Version 1', 'Ioana Popescu')
}
