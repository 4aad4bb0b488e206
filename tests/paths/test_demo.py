"""The demo is the first thing that a newcomer sees: it must hold."""

from bot.demo import play


async def test_every_check_of_the_demo_holds() -> None:
    lines: list[str] = []
    assert await play(lines.append) == 0
    assert lines[-1].endswith("checks, all held.")
    assert sum("ok:" in line for line in lines) >= 60
