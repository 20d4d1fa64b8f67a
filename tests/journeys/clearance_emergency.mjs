import {
  then_the_page_is, then_the_table_says, then_there_is_no_such_page, then_they_are_told,
  then_they_do_not_see, then_they_see, when_they_choose, when_they_enter, when_they_follow,
  when_they_go_to, when_they_press
} from './steps.mjs'
import { when_they_open_the_case } from './cases.mjs'

export const title = 'emergency access, from the need to the review'

const child = 'Zofia Zieliński'
const what_happened = 'What has happened, and what do you need to know?'
const reference = 'The child’s case number or NHS number'

async function the_case_number(chair) {
  await when_they_open_the_case(chair, child)
  const words = await chair.locator('body').innerText()
  return words.match(/case number (\S+)/)[1]
}

async function asks_for_a_case_that_is_not_there(duty) {
  await when_they_follow(duty, 'Help')
  await when_they_follow(duty, 'Open a case in an emergency that you cannot see')
  await then_the_page_is(duty, 'Open a case in an emergency')
  await when_they_press(duty, 'Open the case')
  await then_they_are_told(duty, 'Enter the child’s case number or NHS number',
    'Select why it cannot wait', 'Enter what has happened and what you need to know')
  await when_they_enter(duty, reference, 'CS00000')
  await when_they_choose(duty, 'Why can it not wait?', 'A child is missing')
  await when_they_enter(duty, what_happened, 'Missing since noon. Where may the child be?')
  await when_they_press(duty, 'Open the case')
  await then_they_are_told(duty,
    'No case can be opened with this reference. Check it with whoever gave it to you')
}

async function reads_the_case(duty, address) {
  await then_they_see(duty, child)
  await then_they_see(duty, 'You opened this case in an emergency. Your access ends on')
  await when_they_follow(duty, 'Child')
  await then_they_see(duty, 'You opened this case in an emergency')
  await then_there_is_no_such_page(duty, `${address}/access`)
  await when_they_go_to(duty, '/')
  await then_the_table_says(duty, 'Open to you in an emergency', child)
  await when_they_follow(duty, 'End it')
  await when_they_press(duty, `End it now: ${child}`)
  await then_they_see(duty, 'Your emergency access has ended')
  await then_there_is_no_such_page(duty, address)
}

async function is_told(reviewer) {
  await when_they_go_to(reviewer, '/')
  await then_they_see(reviewer, 'Waiting for your decision')
  await when_they_follow(reviewer, /^A case opened in an emergency by Ayaan Hassan/)
  await then_they_see(reviewer, 'Missing since noon. Where may the child be?')
  await then_the_table_says(reviewer, 'What they opened of it meanwhile, from the trail',
    'Opened a case', 'Opened a child\'s details')
}

export default async function ({ as }) {
  const chair = await as('care_chair')
  const number = await the_case_number(chair)
  const address = new URL(chair.url()).pathname

  const duty = await as('sw_hassan')
  await then_there_is_no_such_page(duty, address)
  await asks_for_a_case_that_is_not_there(duty)
  await when_they_enter(duty, reference, number)
  await when_they_press(duty, 'Open the case')
  await reads_the_case(duty, address)

  const auditor = await as('auditor')
  await is_told(auditor)
  await then_they_do_not_see(auditor, child)
  await is_told(chair)
  await when_they_press(chair, 'Close the review')
  await then_they_are_told(chair, 'Select whether it was justified, and what follows',
    'Enter what you found')
  await when_they_choose(chair, 'Was it justified, and what follows?',
    'Justified, and nothing follows')
  await when_they_enter(chair, 'What you found', 'The addresses were needed that night.')
  await when_they_press(chair, 'Close the review')
  await then_they_see(chair, 'The review is recorded')
  await then_the_table_says(chair, 'Closed', 'Ayaan Hassan', 'Justified, and nothing follows')

  // The other reviewer had it open, and is told that it is closed.
  await when_they_choose(auditor, 'Was it justified, and what follows?',
    'Justified, and nothing follows')
  await when_they_enter(auditor, 'What you found', 'It was needed.')
  await when_they_press(auditor, 'Close the review')
  await then_they_see(auditor,
    'Someone else has closed this meanwhile. What they found is below')
  await then_they_see(auditor, 'The addresses were needed that night.')

  await when_they_go_to(duty, '/emergency-access')
  await then_the_table_says(duty, 'What you have opened before', 'Justified, and nothing follows')
}
