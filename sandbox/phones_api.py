"""The phones over HTTP, for the page alone: one state to look at, a POST for each thing a person does.

Every POST takes a JSON body, so a page of another site cannot press our buttons: a browser would ask first,
and nothing here would say yes.
"""

import json
from dataclasses import asdict
from hashlib import blake2s
from typing import Annotated, Literal

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sandbox.london import clock, day
from sandbox.phones import Attachment, NoSuchPhone, NotPossible, Phone, Phones

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Words = Annotated[str, StringConstraints(max_length=4096)]
# What may follow ?start= (core.telegram.org/bots/features, "Deep linking")
Payload = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewPerson(Body):
    name: Name
    kind: Literal["telegram", "sms"]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "en"


class NewGroup(Body):
    title: Name


class Written(Body):
    text: Words
    writer: str = ""
    to: str = ""
    reply_to: int | None = None


class Started(Body):
    payload: Payload = ""


class Pressed(Body):
    message: int
    data: str
    writer: str = ""


class Located(Body):
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class Attached(Body):
    what: Attachment


class Edited(Body):
    text: Words


class Switched(Body):
    off: bool


class Passed(Body):
    span: Literal["quarter", "night"]


def show_problems(app: FastAPI) -> None:
    """Answer what the phones refuse with 404 or 409 and ``{"problem": sentence}``."""

    async def missing(request: Request, problem: Exception) -> JSONResponse:
        return JSONResponse({"problem": str(problem)}, 404)

    async def refused(request: Request, problem: Exception) -> JSONResponse:
        return JSONResponse({"problem": str(problem)}, 409)

    app.add_exception_handler(NoSuchPhone, missing)
    app.add_exception_handler(NotPossible, refused)


def phones_router(phones: Phones) -> APIRouter:
    """GET ``/state?seen=version`` (204 while nothing changed) and the POSTs."""
    router = APIRouter()

    @router.get("/state")
    async def state(seen: str = "") -> Response:
        moment = phones.now()
        body = {
            "day": day(moment),
            "clock": clock(moment),
            "movable": phones.advance is not None,
            "bot": phones.telegram.username,
            "numbers": list(phones.twilio.numbers),
            "phones": [asdict(screen) for screen in phones.screens()],
        }
        version = blake2s(json.dumps(body).encode(), digest_size=8).hexdigest()
        if version == seen:
            return Response(status_code=204)
        return JSONResponse({"version": version, **body}, headers={"Cache-Control": "no-store"})

    @router.get("/pictures/{file_id}")
    async def picture(file_id: str) -> Response:
        content = phones.telegram.picture(file_id)
        if content is None:
            return Response(status_code=404)
        media_type = "image/jpeg" if content.startswith(b"\xff\xd8") else "image/png"
        # A file_id never stands for another picture.
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=3600"}
        return Response(content, media_type=media_type, headers=headers)

    def added(phone: Phone) -> JSONResponse:
        return JSONResponse({"id": phone.id}, 201)

    @router.post("/people")
    async def add_person(new: NewPerson) -> JSONResponse:
        return added(phones.add_person(new.name, new.kind, new.language))

    @router.post("/groups")
    async def add_group(new: NewGroup) -> JSONResponse:
        return added(phones.add_group(new.title))

    @router.post("/time", status_code=204)
    async def time(passed: Passed) -> None:
        phones.let_pass(passed.span)

    @router.post("/phones/{phone}/text", status_code=204)
    async def text(phone: str, written: Written) -> None:
        await phones.write(phone, **written.model_dump())

    @router.post("/phones/{phone}/start", status_code=204)
    async def start(phone: str, started: Started) -> None:
        phones.start(phone, started.payload)

    @router.post("/phones/{phone}/press", status_code=204)
    async def press(phone: str, pressed: Pressed) -> None:
        phones.press(phone, **pressed.model_dump())

    @router.post("/phones/{phone}/location", status_code=204)
    async def location(phone: str, located: Located) -> None:
        phones.share_location(phone, located.latitude, located.longitude)

    @router.post("/phones/{phone}/attachment", status_code=204)
    async def attachment(phone: str, attached: Attached) -> None:
        phones.attach(phone, attached.what)

    @router.post("/phones/{phone}/edit", status_code=204)
    async def edit(phone: str, edited: Edited) -> None:
        phones.edit_last(phone, edited.text)

    @router.post("/phones/{phone}/switch", status_code=204)
    async def switch(phone: str, switched: Switched) -> None:
        phones.switch(phone, switched.off)

    return router
