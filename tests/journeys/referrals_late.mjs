import {
  then_the_page_is, then_there_is_no_such_page, then_they_are_told, then_they_see,
  when_they_choose, when_they_enter, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { the_next_meeting } from './sitting.mjs'

export const title = 'a referral that came too late is heard soon because a chair says why'

const why = 'She was found with him again on Sunday.'

export default async function ({ as }) {
  const administrator = await as('admin')
  const meeting = await the_next_meeting(administrator)
  await when_they_follow(administrator, 'Tunde Szymańska')
  await when_they_press(administrator, 'Accept or return it')
  await then_they_see(administrator, 'Out of time')
  const sooner = `Ask a chair to have it heard on ${meeting.day}, because it is urgent`
  await when_they_choose(administrator, 'What happens to it?', sooner)
  await when_they_press(administrator, 'Save')
  await then_they_are_told(administrator, 'Enter why it cannot wait')
  await when_they_enter(administrator, 'Why it cannot wait', why)
  await when_they_press(administrator, 'Save')

  // Nobody but a chair decides.
  await when_they_go_to(administrator, '/exceptions')
  await administrator.getByRole('table', { name: 'Waiting for a chair' }).waitFor()
  await when_they_follow(administrator, /urgent/i)
  await then_they_see(administrator, 'Only a chair can decide this.')
  const exception = new URL(administrator.url()).pathname
  await then_there_is_no_such_page(await as('sw_ahmed'), exception)

  const chair = await as('care_chair')
  await when_they_go_to(chair, exception)
  await then_they_see(chair, why)
  await when_they_press(chair, 'Record the decision')
  await then_they_are_told(chair, 'Select whether you allow it or refuse it', 'Enter your reason')
  await when_they_choose(chair, 'What do you decide?', 'Allow it')
  await when_they_enter(chair, 'Your reason', 'The risk is high and the plan is new.')
  await when_they_press(chair, 'Record the decision')
  await then_they_see(chair, 'The decision is recorded')

  await when_they_go_to(administrator, '/')
  await when_they_follow(administrator, 'Tunde Szymańska')
  await when_they_press(administrator, 'Accept or return it')
  await when_they_choose(administrator, 'What happens to it?',
    `Accept it for the meeting on ${meeting.day}, as a chair has allowed`)
  await when_they_press(administrator, 'Save')
  await when_they_go_to(administrator, meeting.address)
  await then_they_see(administrator, 'Tunde Szymańska')
  await then_the_page_is(administrator, `Meeting on ${meeting.short_day}`)
}
