import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_there_is_no_button, then_they_are_told, then_they_see,
  when_they_choose, when_they_enter, when_they_enter_the_date, when_they_follow,
  when_they_press, when_they_select, when_they_unfold
} from './steps.mjs'
import { when_they_open_the_case, when_they_open_their_case } from './cases.mjs'

export const title = 'a notice to another area’s panel is recorded, and so is that it was received'

const summary = 'The same man is seen at two stations of theirs. Two actions are open.'

async function is_recorded(chair) {
  await when_they_press(chair, 'Record it')
  await then_they_are_told(chair, 'Select whether it was sent or received',
    'Select whether it is a transfer or a notice', 'Select the other area',
    'Enter the name of the other panel', 'Enter the date it was sent or received',
    'Enter the summary, or what was said in the notice')
  await when_they_choose(chair, 'Which way did it go?', 'Sent to another area’s panel')
  await when_they_choose(chair, 'What was it?', 'Notice')
  await when_they_select(chair, 'The other area', 'Newham')
  await when_they_enter(chair, 'Name of the other panel', 'Newham exploitation panel')
  await when_they_enter_the_date(chair, 'When it was sent or received', the_date_in(1))
  await when_they_enter(chair, 'What was said', summary)
  await when_they_press(chair, 'Record it')
  await then_they_see(chair, 'There is a problem')  // it cannot have gone tomorrow
  assert.equal(await chair.getByLabel('What was said').inputValue(), summary)
  await when_they_enter_the_date(chair, 'When it was sent or received', the_date_in(-2))
  await when_they_press(chair, 'Record it')
  await then_they_see(chair, 'Notice to Newham')
  await then_they_see(chair, 'Not yet; sent 2 days ago')
}

async function is_acknowledged(chair) {
  await when_they_unfold(chair, 'Record that it was acknowledged')
  await when_they_press(chair, 'Record that it was acknowledged')
  await then_they_are_told(chair, 'Enter the date it was acknowledged', 'Enter who acknowledged it')
  await when_they_enter_the_date(chair, 'When it was acknowledged', the_date_in(-1))
  await when_they_enter(chair, 'Who acknowledged it', 'Noor Castellan, co-ordinator, Newham')
  await when_they_press(chair, 'Record that it was acknowledged')
  await then_they_see(chair, 'by Noor Castellan, co-ordinator, Newham')
  await then_there_is_no_button(chair, 'Record that it was acknowledged')
}

export default async function ({ as }) {
  const chair = await as('care_chair')
  await when_they_open_the_case(chair, 'Sumaiya Hersi')
  await when_they_follow(chair, 'Other areas')
  await then_the_page_is(chair, 'Other areas')
  await is_recorded(chair)
  await is_acknowledged(chair)

  // The worker who holds the case reads it, and records nothing there.
  const worker = await as('sw_demir')
  await when_they_open_their_case(worker, 'Sumaiya Hersi')
  await when_they_follow(worker, 'Other areas')
  await then_they_see(worker, summary)
  await then_there_is_no_button(worker, 'Record it')
}
