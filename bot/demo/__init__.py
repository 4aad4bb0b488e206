"""`mersey demo`: the main job, played in the terminal. Every line is read back from the far ends, every claim counted."""

from bot.demo import acts, afterwards, in_the_hand, second_look, watch
from bot.demo.telling import Say, Story
from bot.demo.town import Demo, open_town


async def play(say: Say) -> int:
    """Tell the whole story; 0 where every check held."""
    story = Story(say)
    async with open_town() as (stack, sandbox):
        demo = Demo(stack, sandbox, story)
        ann, bob, cath, dev = await acts.join(demo)
        officer, first = await acts.alert(demo, (ann, bob), (cath, dev))
        await in_the_hand.voted_and_muted(demo, officer, ann, bob, first)
        group = await acts.door(demo, officer)
        await acts.tips(demo, ann, bob, group)
        await acts.desk(demo, officer, group, ann)
        sergeant, code = await second_look.missing(demo, officer, (ann, bob, cath), dev)
        await watch.founded(demo, officer, cath, (bob, dev))
        await watch.passed_on(demo, cath, dev, (ann, bob, cath), code)
        eve, told = demo.old_phone("Eve"), (ann, bob, cath, dev)
        await afterwards.updated(demo, officer, sergeant, told, eve, code)
        private = (watch.LINE, *(each.name for each in told), *(each.number for each in (bob, cath)))
        await afterwards.checked(demo, eve, code, private)
        await afterwards.stood_down(demo, officer, told, eve, code)
        await acts.stop(demo, bob)
        await acts.honest(demo)
    return story.end()
