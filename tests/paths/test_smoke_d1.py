import time
import pytest
from tests.paths.lasting_town import open_lasting_town

@pytest.mark.parametrize("calls", [False, True])
@pytest.mark.parametrize("channel", ["telegram", "sms"])
async def test_x(tmp_path, calls, channel):
    t=time.time()
    async with open_lasting_town(tmp_path, telegram_calls=calls) as town:
        print("open", time.time()-t)
        ann = await town.subscriber("Ann", channel)
        print(ann.texts, time.time()-t)
        await town.restart()
        print("re", time.time()-t)
        await ann.says("PLACES")
        print(ann.last, time.time()-t)
    print("end", time.time()-t)
