"""States of all conversations. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class Menu(StatesGroup):
    home = State()
    stranger = State()
    help = State()


class Join(StatesGroup):
    consent = State()
    refused = State()


class FormStates(StatesGroup):
    step = State()
    privacy = State()
    review = State()
    twin = State()
    leave = State()
    saved = State()


class My(StatesGroup):
    list = State()
    card = State()
    delete = State()
    item = State()
    date = State()
    filter = State()
    choice = State()


class People(StatesGroup):
    list = State()
    member = State()
    invites = State()
    invite = State()


class Centers(StatesGroup):
    list = State()
    invite = State()


class PlanStates(StatesGroup):
    home = State()
    list = State()
    sections = State()
    coverage = State()
    card = State()
    dates = State()
    past = State()
    posts = State()
    post = State()


class ImportStates(StatesGroup):
    review = State()
    notes = State()
    doubt = State()
    posts = State()
    post = State()
    plans = State()
    tables = State()
    table = State()
    accepted = State()


class RequestLists(StatesGroup):
    choose = State()
    answerers = State()
    topics = State()
    journals = State()


class RequestStates(StatesGroup):
    home = State()
    list = State()
    counts = State()
    load = State()
    card = State()
    takers = State()
    group = State()
    attendance = State()
    deliver = State()


class Privacy(StatesGroup):
    data = State()
    audit = State()
    forget = State()
    sure = State()


class ClaimStates(StatesGroup):
    check = State()


class SummaryStates(StatesGroup):
    page = State()
    period = State()
    district = State()
    lines = State()


class PaperStates(StatesGroup):
    list = State()
    period = State()


class MonitoringStates(StatesGroup):
    home = State()
    step = State()
    review = State()
    zero = State()


class BoardStates(StatesGroup):
    district = State()
    home = State()
    quarters = State()
    report = State()
    rates = State()
    form = State()
    version = State()
    chart = State()


class QuestionnaireStates(StatesGroup):
    home = State()
    rounds = State()
    round = State()


class RemindersStates(StatesGroup):
    home = State()
    week = State()
    rules = State()
    late = State()
    log = State()
    who = State()
    deputies = State()
    deputy = State()
    later = State()


FORM_ANSWERING = (FormStates.step, FormStates.privacy, FormStates.review, FormStates.twin, FormStates.leave)
"""Windows of a form that is not saved."""
